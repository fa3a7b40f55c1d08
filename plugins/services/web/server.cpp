#include "server.hpp"

#include <poll.h>
#include <boost/asio.hpp>
#include <boost/asio/ssl.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <boost/beast/ssl.hpp>
#include <list>
#include <thread>

#include "pareto/words.hpp"
#include "protocol.hpp"
#include "request_form.hpp"
#include "wire.hpp"
#include "workers.hpp"

namespace pareto::web {
namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;
using tcp = asio::ip::tcp;

namespace {

using namespace std::chrono_literals;
constexpr auto kHeaderTime = 20s, kIdleTime = 75s, kBodyTime = 20s, kWriteTime = 60s,
               kHandshakeTime = 10s, kBeat = 25s;
constexpr auto kEndTime = 4s;
constexpr auto kTick = 300ms;
constexpr std::uint32_t kHeaderBytes = 16 * 1024;
constexpr double kSlowestBytes = 16 * 1024;  // a second, of a body
constexpr std::size_t kMostWaiting = 512,
                      kMostOfOne = 384;  // requests for the workers, of all and of one who asks
constexpr std::size_t kSpare = 16;       // threads for what takes long
constexpr auto kLook = 500ms;            // so often it is looked whether somebody still waits
constexpr int kBacklog = asio::socket_base::max_listen_connections;

// Results as values: a connection that breaks is nothing unusual.
constexpr auto kAwait = asio::as_tuple(asio::use_awaitable);

// Without its body.
Request request_of(const http::request_header<>& message, const tcp::endpoint& peer, bool secure) {
  Request out;
  out.method = std::string_view(message.method_string());
  const std::string_view target(message.target());
  const std::size_t mark = target.find('?');
  out.path = target.substr(0, mark);
  if (mark != std::string_view::npos) out.query = target.substr(mark + 1);
  for (const auto& field : message)
    out.headers.emplace_back(lower(std::string_view(field.name_string())),
                             std::string_view(field.value()));
  out.peer = peer.address().to_string();
  out.loopback = peer.address().is_loopback();
  out.secure = secure;
  return out;
}

// Whoever asked has closed the connection, or at least says no more: a page that was left, a
// program that gave up.
bool has_left(int socket) {
  pollfd look{.fd = socket, .events = POLLRDHUP, .revents = 0};
  return ::poll(&look, 1, 0) > 0 && (look.revents & (POLLRDHUP | POLLHUP | POLLERR)) != 0;
}

}  // namespace

struct Server::Impl {
  // One of the connections there are.
  struct Link {
    std::function<void()> cut;
    bool idle = true;
  };

  Impl(const sdk::Job& j, App& a, const Options& o)
      : job(j), app(a), options(o), most(room_for(o.connections)) {}

  const sdk::Job job;
  App& app;
  const Options options;
  const std::size_t most;
  asio::io_context loop{1};
  Workers workers{std::max(2u, std::thread::hardware_concurrency()), kSpare};
  tcp::acceptor acceptor{loop};
  std::optional<asio::ssl::context> tls;
  std::list<Link> links;  // of the loop's thread
  bool ending = false;    // of the loop's thread
  std::atomic<bool> all_gone = false;

  asio::awaitable<void> accept();
  asio::awaitable<void> plain(tcp::socket socket);
  asio::awaitable<void> secured(tcp::socket socket);
  template <class Stream>
  asio::awaitable<void> serve(Stream& stream, const tcp::endpoint& peer, Link& link);
  template <class Stream>
  asio::awaitable<bool> send(Stream& stream, const Response& response, bool only_head,
                             bool goes_on);
  template <class Stream>
  asio::awaitable<void> see_off(Stream& stream);
  template <class Stream>
  asio::awaitable<bool> send_stream(Stream& stream, Outbox& outbox);
  asio::awaitable<Response> answer(Request& request, int socket);
  void begin_end();
  void gone(std::list<Link>::iterator link) {
    links.erase(link);
    app.connections = links.size();
    if (ending && links.empty()) all_gone = true;
  }
};

asio::awaitable<void> Server::Impl::accept() {
  while (!ending) {
    auto [failure, socket] = co_await acceptor.async_accept(kAwait);
    if (failure == asio::error::operation_aborted) co_return;
    if (failure) {
      // No file is left, or the client is gone already: wait a moment rather than turn in circles.
      asio::steady_timer pause(loop, 50ms);
      co_await pause.async_wait(kAwait);
      continue;
    }
    boost::system::error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    asio::co_spawn(loop, tls ? secured(std::move(socket)) : plain(std::move(socket)),
                   asio::detached);
  }
}

asio::awaitable<void> Server::Impl::plain(tcp::socket socket) {
  boost::system::error_code failure;
  const tcp::endpoint peer = socket.remote_endpoint(failure);
  if (failure) co_return;
  beast::tcp_stream stream(std::move(socket));
  const auto link = links.insert(links.end(), Link{[&stream] { stream.cancel(); }, true});
  app.connections = links.size();
  co_await serve(stream, peer, *link);
  gone(link);
  stream.socket().shutdown(tcp::socket::shutdown_send, failure);
}

asio::awaitable<void> Server::Impl::secured(tcp::socket socket) {
  boost::system::error_code ignored;
  const tcp::endpoint peer = socket.remote_endpoint(ignored);
  if (ignored) co_return;
  beast::ssl_stream<beast::tcp_stream> stream(beast::tcp_stream(std::move(socket)), *tls);
  const auto link = links.insert(
      links.end(), Link{[&stream] { beast::get_lowest_layer(stream).cancel(); }, true});
  app.connections = links.size();
  beast::get_lowest_layer(stream).expires_after(kHandshakeTime);
  auto [failure] = co_await stream.async_handshake(asio::ssl::stream_base::server, kAwait);
  if (!failure) {
    co_await serve(stream, peer, *link);
    beast::get_lowest_layer(stream).expires_after(2s);
    co_await stream.async_shutdown(kAwait);
  }
  gone(link);
}

template <class Stream>
asio::awaitable<void> Server::Impl::serve(Stream& stream, const tcp::endpoint& peer, Link& link) {
  beast::flat_buffer buffer(kHeaderBytes + 64 * 1024);
  const bool too_many = links.size() > most;
  if (too_many) app.metrics().count_refused_connection();
  bool first = true;
  while (!ending) {
    link.idle = true;
    http::request_parser<http::string_body> parser;
    parser.header_limit(kHeaderBytes);
    parser.body_limit(options.body_bytes);
    beast::get_lowest_layer(stream).expires_after(first ? kHeaderTime : kIdleTime);
    first = false;
    if (too_many) {
      if (co_await send(stream, app.refuse(503), false, false)) co_await see_off(stream);
      co_return;
    }
    // Who is too slow is cut off without a word: Beast closes what is late.
    auto [failure, bytes] = co_await http::async_read_header(stream, buffer, parser, kAwait);
    static_cast<void>(bytes);
    const auto since = Clock::now();
    int wrong = 0;
    if (failure) {
      if (failure == http::error::header_limit || failure == http::error::buffer_overflow)
        wrong = 431;
      else if (failure == http::error::body_limit)
        wrong = 413;
      else if (failure.category() == http::make_error_code(http::error::bad_method).category() &&
               failure != http::error::end_of_stream && failure != http::error::partial_message)
        wrong = 400;
      else
        co_return;
    }
    link.idle = false;
    Request request;
    if (wrong == 0) {
      request = request_of(parser.get(), peer, tls.has_value());
      wrong = refused_form(request, parser.get().version() < 11);
    }
    if (wrong == 0 &&
        lower(std::string_view(parser.get()[http::field::expect])) == "100-continue") {
      co_await asio::async_write(stream, asio::buffer(kContinue), kAwait);
    }
    if (wrong == 0 && !parser.is_done()) {
      const double length =
          static_cast<double>(parser.content_length().value_or(options.body_bytes));
      beast::get_lowest_layer(stream).expires_after(
          kBodyTime + std::chrono::seconds(static_cast<int>(length / kSlowestBytes)));
      auto [broken, more] = co_await http::async_read(stream, buffer, parser, kAwait);
      static_cast<void>(more);
      if (broken == http::error::body_limit)
        wrong = 413;
      else if (broken &&
               broken.category() == http::make_error_code(http::error::bad_method).category() &&
               broken != http::error::end_of_stream && broken != http::error::partial_message)
        wrong = 400;
      else if (broken)
        co_return;
    }
    if (wrong != 0) {
      const Response refusal = app.refuse(wrong);
      app.metrics().count(wrong, Clock::now() - since);
      if (co_await send(stream, refusal, false, false)) co_await see_off(stream);
      co_return;
    }
    auto message = parser.release();
    request.body = std::move(message.body());
    const bool keep = message.keep_alive();
    const bool only_head = request.method == "HEAD";

    // A worker may take long; meanwhile this connection has no deadline.
    beast::get_lowest_layer(stream).expires_never();
    Response response =
        co_await answer(request, beast::get_lowest_layer(stream).socket().native_handle());
    const bool goes_on = keep && !response.close && !ending && (!response.stream || !only_head);
    app.note(request, response, Clock::now() - since);
    if (only_head && response.stream) response.stream->close();
    if (!co_await send(stream, response, only_head, goes_on && !response.stream)) {
      if (response.stream) response.stream->close();
      co_return;
    }
    if (response.stream) {
      if (!only_head) co_await send_stream(stream, *response.stream);
      co_return;
    }
    if (!goes_on) co_return;
  }
}

// What still comes is read for a moment: closed with something unread, a connection is reset, and
// the answer lost with it.
template <class Stream>
asio::awaitable<void> Server::Impl::see_off(Stream& stream) {
  boost::system::error_code ignored;
  beast::get_lowest_layer(stream).socket().shutdown(tcp::socket::shutdown_send, ignored);
  beast::get_lowest_layer(stream).expires_after(1s);
  std::array<char, 4096> rest;
  for (int i = 0; i < 256; ++i) {
    auto [ended, some] = co_await stream.async_read_some(asio::buffer(rest), kAwait);
    static_cast<void>(some);
    if (ended) break;
  }
}

asio::awaitable<Response> Server::Impl::answer(Request& request, int socket) {
  if (auto known = app.at_once(request)) co_return *std::move(known);
  const std::string whose = app.whose(request);
  const Workers::Waiting waiting = workers.waiting(whose);
  if (waiting.all >= kMostWaiting || waiting.of_one >= kMostOfOne) co_return app.refuse(503);
  // This frame outlives the work, which ends the wait.
  std::atomic<bool> gone = false;
  request.gone = &gone;
  std::optional<Response> out;
  asio::steady_timer wait(loop);
  workers.post(whose, [&] {
    Response made = app.answer(request);
    asio::post(loop, [&, made = std::move(made)]() mutable {
      out = std::move(made);
      wait.cancel();
    });
  });
  while (!out) {
    wait.expires_after(kLook);
    co_await wait.async_wait(kAwait);
    if (!out && has_left(socket)) gone = true;
  }
  request.gone = nullptr;
  co_return *std::move(out);
}

template <class Stream>
asio::awaitable<bool> Server::Impl::send(Stream& stream, const Response& response, bool only_head,
                                         bool goes_on) {
  const std::string head = head_of(response, goes_on);
  const std::string_view body =
      only_head || response.stream ? std::string_view() : response.content();
  const std::array<asio::const_buffer, 2> both{asio::buffer(head),
                                               asio::buffer(body.data(), body.size())};
  beast::get_lowest_layer(stream).expires_after(
      kWriteTime +
      std::chrono::seconds(static_cast<int>(static_cast<double>(body.size()) / kSlowestBytes)));
  auto [failure, bytes] = co_await asio::async_write(stream, both, kAwait);
  static_cast<void>(bytes);
  co_return !failure;
}

template <class Stream>
asio::awaitable<bool> Server::Impl::send_stream(Stream& stream, Outbox& outbox) {
  // Wakes by ending its wait; a remark now and then shows that the client is still there.
  auto timer = std::make_shared<asio::steady_timer>(loop);
  timer->expires_at(asio::steady_timer::time_point::min());
  outbox.on_push([this, weak = std::weak_ptr(timer)] {
    asio::post(loop, [weak] {
      if (const auto woken = weak.lock()) woken->cancel();
    });
  });
  bool whole = true;
  while (true) {
    std::optional<std::string> text = outbox.take();
    if (!text) break;
    if (text->empty()) {
      timer->expires_after(kBeat);
      auto [cancelled] = co_await timer->async_wait(kAwait);
      if (cancelled) continue;
      *text = ": \n\n";
    }
    const std::string chunk = chunk_of(*text);
    beast::get_lowest_layer(stream).expires_after(kWriteTime);
    auto [failure, bytes] = co_await asio::async_write(stream, asio::buffer(chunk), kAwait);
    static_cast<void>(bytes);
    beast::get_lowest_layer(stream).expires_never();
    if (failure) {
      whole = false;
      break;
    }
  }
  outbox.on_push({});
  outbox.close();
  if (whole) {
    beast::get_lowest_layer(stream).expires_after(kHandshakeTime);
    static constexpr std::string_view kEnd = "0\r\n\r\n";
    co_await asio::async_write(stream, asio::buffer(kEnd), kAwait);
  }
  co_return whole;
}

void Server::Impl::begin_end() {
  ending = true;
  boost::system::error_code ignored;
  acceptor.close(ignored);
  app.stop();
  for (Link& link : links) {
    if (link.idle) link.cut();
  }
  if (links.empty()) all_gone = true;
}

Server::Server(const sdk::Job& job, App& app, const Options& options,
               const std::optional<Certificates>& certificates)
    : impl_(std::make_unique<Impl>(job, app, options)) {
  if (certificates) {
    try {
      asio::ssl::context& tls = impl_->tls.emplace(asio::ssl::context::tls_server);
      tls.set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv2 |
                      asio::ssl::context::no_sslv3 | asio::ssl::context::no_tlsv1 |
                      asio::ssl::context::no_tlsv1_1);
      // Idle connections keep no buffers.
      SSL_CTX_set_mode(tls.native_handle(), SSL_MODE_RELEASE_BUFFERS);
      tls.use_certificate_chain(asio::buffer(certificates->chain));
      tls.use_private_key(asio::buffer(certificates->key), asio::ssl::context::pem);
      if (SSL_CTX_check_private_key(tls.native_handle()) != 1)
        throw std::runtime_error("SSL_CTX_check_private_key");
    } catch (const std::exception& failure) {
      sdk::fail(
          job, PARETO_E_DATA,
          {"the certificate cannot be used: {}; both files have to be PEM, and the key that of the certificate",
           "证书无法使用：{}；两个文件都须为 PEM，且密钥与证书对应"},
          {failure.what()});
    }
  }
  boost::system::error_code failure;
  const asio::ip::address address = asio::ip::make_address(options.listen, failure);
  if (failure) {
    sdk::fail(job, PARETO_E_ARGUMENT,
              {"“{}” is no address of a network; for example --listen 0.0.0.0",
               "“{}”不是网络地址；例如 --listen 0.0.0.0"},
              {options.listen});
  }
  const tcp::endpoint here(address, options.port);
  tcp::acceptor& acceptor = impl_->acceptor;
  acceptor.open(here.protocol(), failure);
  if (!failure) acceptor.set_option(tcp::acceptor::reuse_address(true), failure);
  if (!failure) acceptor.bind(here, failure);
  if (!failure) acceptor.listen(kBacklog, failure);
  if (failure) {
    sdk::fail(job, PARETO_E_IO,
              {"cannot listen on {0}, port {1}: {2}; choose another: --port N",
               "无法监听 {0} 端口 {1}：{2}；请换一个端口：--port N"},
              {options.listen, std::to_string(options.port), failure.message()});
  }
}

Server::~Server() = default;

std::uint16_t Server::port() const { return impl_->acceptor.local_endpoint().port(); }

void Server::run_until(const sdk::Stop& stop) {
  impl_->app.works_by([this](const std::string& whose, std::function<void()> work) {
    impl_->workers.post(whose, std::move(work));
  });
  asio::co_spawn(impl_->loop, impl_->accept(), asio::detached);
  const auto work = asio::make_work_guard(impl_->loop);
  std::exception_ptr broken;
  std::thread looping([&] {
    try {
      impl_->loop.run();
    } catch (...) {
      broken = std::current_exception();
      impl_->all_gone = true;
    }
  });
  while (!stop.wait(kTick) && !impl_->all_gone) {
    try {
      impl_->app.tick();
    } catch (const std::exception& failure) {
      // Busy, or the disk is full: the next moment may be better; /healthz says so meanwhile.
      impl_->job.log(PARETO_LOG_WARNING, failure.what());
    }
  }
  asio::post(impl_->loop, [this] { impl_->begin_end(); });
  for (const auto until = Clock::now() + kEndTime; !impl_->all_gone && Clock::now() < until;)
    std::this_thread::sleep_for(10ms);
  impl_->loop.stop();
  looping.join();
  impl_->workers.join();
  if (broken) std::rethrow_exception(broken);
}

}  // namespace pareto::web

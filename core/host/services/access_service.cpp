#include "core/host/services/access_service.hpp"

#include "core/access/credentials.hpp"
#include "core/access/load_rights.hpp"
#include "core/host/services/border.hpp"
#include "core/host/session_handle.hpp"

namespace pareto::host {
namespace {

// A connection of its own: a failed try is written though the job may be in the middle of a
// transaction elsewhere.
template <class Work>
pareto_status with_credentials(const pareto_access_v1* self, pareto_error* error, Work work) {
  const auto& service = *static_cast<const AccessService*>(self);
  return in_words_of(service.language, error, [&] {
    store::Connection connection(service.database, store::Mode::ReadWrite);
    access::Credentials credentials(connection, service.clock_micros(), service.today());
    work(service, connection, credentials);
  });
}

pareto_session* session_of(const AccessService& service, store::Connection& connection,
                           const access::SignedIn& who) {
  auto rights = access::load_rights(connection, service.schema, who.user, service.today());
  if (who.scopes) rights = std::make_shared<const access::Rights>(rights->narrowed(*who.scopes));
  return new pareto_session{{who.user, who.name, std::move(rights)}, service.ground};
}

pareto_status sign_in(const pareto_access_v1* self, pareto_str name, pareto_str password,
                      char token[PARETO_TOKEN_ROOM], pareto_session** out, pareto_error* error) {
  return with_credentials(
      self, error,
      [&](const AccessService& service, store::Connection& connection,
          access::Credentials& credentials) {
        const access::Credentials::Opened opened =
            credentials.try_password(sdk::to_view(name), sdk::to_view(password));
        *out = session_of(service, connection, opened.who);
        std::memcpy(token, opened.token.c_str(),
                    std::min<std::size_t>(opened.token.size() + 1, PARETO_TOKEN_ROOM));
      });
}

pareto_status by_token(const pareto_access_v1* self, pareto_str token, pareto_session** out,
                       pareto_error* error) {
  return with_credentials(self, error,
                          [&](const AccessService& service, store::Connection& connection,
                              access::Credentials& credentials) {
                            *out = session_of(service, connection,
                                              credentials.touch_token(sdk::to_view(token)));
                          });
}

pareto_status by_key(const pareto_access_v1* self, pareto_str key, pareto_session** out,
                     pareto_error* error) {
  return with_credentials(self, error,
                          [&](const AccessService& service, store::Connection& connection,
                              access::Credentials& credentials) {
                            *out = session_of(service, connection,
                                              credentials.touch_key(sdk::to_view(key)));
                          });
}

pareto_status sign_out(const pareto_access_v1* self, pareto_str token, pareto_error* error) {
  return with_credentials(
      self, error, [&](const AccessService&, store::Connection&, access::Credentials& credentials) {
        credentials.touch_out(sdk::to_view(token));
      });
}

std::int64_t who(const pareto_access_v1*, const pareto_session* session, pareto_str* name) {
  if (name != nullptr) *name = sdk::to_c(session->session.name);
  return session->session.principal;
}

void close(const pareto_access_v1*, pareto_session* session) { delete session; }

}  // namespace

AccessService::AccessService(const std::filesystem::path& file, const model::Schema& all,
                             std::function<std::int64_t()> clock, std::function<Date()> day,
                             Language words, const Ground* of)
    : pareto_access_v1{},
      database(file),
      schema(all),
      clock_micros(std::move(clock)),
      today(std::move(day)),
      language(words),
      ground(of) {
  size_of = sizeof(pareto_access_v1);
  pareto_access_v1::sign_in = &host::sign_in;
  pareto_access_v1::by_token = &host::by_token;
  pareto_access_v1::by_key = &host::by_key;
  pareto_access_v1::sign_out = &host::sign_out;
  pareto_access_v1::who = &host::who;
  pareto_access_v1::close = &host::close;
}

}  // namespace pareto::host

"""A robot's server for the test: writes each body that it is sent as a line of a file, and the port that it listens on to another."""
import http.server
import sys


class Robot(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers["Content-Length"]))
        with open(sys.argv[1], "ab") as out:
            out.write(body + b"\n")
        self.send_response(200 if self.path == "/robot" else 404)
        self.end_headers()

    def log_message(self, *_):
        pass


server = http.server.HTTPServer(("127.0.0.1", 0), Robot)
with open(sys.argv[2], "w") as out:
    print(server.server_port, file=out)
server.serve_forever()

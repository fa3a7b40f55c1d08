# Turns the plain comments of the SDK's headers into those that Doxygen reads, so that headers need no marks for its sake. A filter: the
# file's text on standard output, two lines longer.
#
# The first comment is about the file. In C++ a comment on lines of its own belongs to what follows, one behind a declaration to that;
# indented by four more it is an example. Words are text: what Doxygen would take for a command or a tag is escaped.
function escaped(text) {
  if (text ~ /^     /) return text  # an example
  gsub(/\\/, "\\\\", text)
  gsub(/[@<>#&%]/, "\\\\&", text)
  gsub(/"/, "\\\"", text)
  return text
}
function name_of(path) { sub(/.*\/include\//, "", path); return path }
BEGIN { begun = 0; block = 0 }
FILENAME ~ /\.hpp$/ {
  if (match($0, /^ *\/\//)) {
    head = substr($0, 1, RLENGTH)
    rest = substr($0, RLENGTH + 1)
    sub(/\/\/$/, "///", head)
    if (!begun) { begun = 1; print head " @file " name_of(FILENAME); print head; print head escaped(rest); next }
    print head escaped(rest)
    next
  }
  begun = 1
  if (match($0, /[;,{})]  *\/\/ /) && $0 ~ /^ ? ? ? ?[^ ]/ && $0 !~ /^#/) {
    print substr($0, 1, RSTART) (substr($0, RSTART, 1) ~ /[;,]/ ? " ///< " : " // ") escaped(substr($0, RSTART + RLENGTH))
    next
  }
  print
  next
}
{
  line = $0
  if (block) {
    ends = index(line, "*/")
    print ends ? escaped(substr(line, 1, ends - 1)) substr(line, ends) : escaped(line)
    if (ends) block = 0
    next
  }
  at = index(line, "/*")
  if (!at) { print line; next }
  before = substr(line, 1, at - 1)
  rest = substr(line, at + 2)
  own = before ~ /^ *$/
  mark = own ? "/**" : "/**<"
  if (before ~ /^#/) mark = "/*"
  if (!begun && own) { begun = 1; mark = "/** @file " name_of(FILENAME) "\n *\n *" }
  ends = index(rest, "*/")
  print before mark (ends ? escaped(substr(rest, 1, ends - 1)) substr(rest, ends) : escaped(rest))
  block = !ends
}

# A JSON file as pareto_demo_data writes it (a key or value per line), one line per value: ranking.0.code=0004
{
  line = $0
  sub(/^ */, "", line)
  sub(/,$/, "", line)
  key = ""
  if (match(line, /^"[^"]*": /)) {
    key = substr(line, 2, RLENGTH - 4)
    line = substr(line, RLENGTH + 1)
  }
  if (line == "}" || line == "]") {
    depth--
    next
  }
  if (key == "" && depth > 0) key = count[depth]++
  path[depth] = (depth > 1 ? path[depth - 1] "." : "") key
  if (line == "{" || line == "[") {
    depth++
    count[depth] = 0
    next
  }
  if (line ~ /^".*"$/) line = substr(line, 2, length(line) - 2)
  if (line != "{}" && line != "[]") print path[depth] "=" line
}

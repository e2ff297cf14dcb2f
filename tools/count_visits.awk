# A second, independent count of the access log, to compare with `gongkai visits`:
#   awk -F '\t' -f tools/count_visits.awk access.log
# One line a day: day, visits, visitors. Times of the log must already be Beijing's (+0800).
BEGIN { split("Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec", names, " "); for (n in names) month[names[n]] = n }
NF >= 7 && $1 ~ /^\[[0-9][0-9]\/[A-Z][a-z][a-z]\/[0-9][0-9][0-9][0-9]:.* \+0800\]$/ {
    agent = tolower($7); for (i = 8; i <= NF; i++) agent = agent "\t" tolower($i)
    if ($2 != "GET" || ($4 != 200 && $4 != 304)) next
    if ($4 == 200 && substr($5, 1, 9) != "text/html") next
    if ($3 !~ /\/$/) next
    if ($3 ~ /^\/(admin|accounts|api|feeds|static|patterns)\// || $3 ~ /^\/healthz/ || $3 ~ /^\/items\/[0-9]+\/files\//) next
    if (agent ~ /^ *-? *$/) next
    if (agent ~ /bot|spider|crawl|slurp|archiv|scan|monitor|probe|check|fetch|preview|headless|phantom|selenium/) next
    if (agent ~ /playwright|curl|wget|python|java\/|okhttp|go-http|httpclient|libwww|perl|ruby|php\/|node|axios/) next
    if (agent ~ /postman|feed|rss/) next
    day = substr($1, 9, 4) "-" sprintf("%02d", month[substr($1, 5, 3)]) "-" substr($1, 2, 2)
    visits[day]++
    if (!((day, $6, agent) in met)) { met[day, $6, agent] = 1; visitors[day]++ }
}
END { for (day in visits) print day, visits[day], visitors[day] }

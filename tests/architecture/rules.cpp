#include "tests/architecture/rules.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <span>

namespace gaffer::architecture {
namespace {

using Names = std::set<std::string_view>;

bool startsWithAny(std::string_view text, std::span<const std::string_view> prefixes)
{
    return std::any_of(prefixes.begin(), prefixes.end(), [&](std::string_view prefix) { return text.starts_with(prefix); });
}

bool mayInclude(std::string_view from, std::string_view to)
{
    return from == to || to == "core" || from == "app" || from == "tests";
}

std::string_view topOf(std::string_view path) { return path.substr(0, path.find('/')); }

Offences edgesOf(const SourceFile& file)
{
    static const Names tops{"core", "db", "drivers", "ui", "app", "tests"};
    Offences found;
    for (const Include& include : file.includes) {
        const std::string_view top = topOf(include.path);
        const bool rooted = tops.contains(top) && include.path.find('/') != std::string::npos;
        const bool generated = include.path.ends_with(".moc");
        if (!include.angled && !rooted && !generated)
            found.push_back(place(file, include.line) + ": \"" + include.path + "\" is not rooted");
        if (rooted && (!mayInclude(file.top, top) || (top == "tests" && file.top != "tests")))
            found.push_back(place(file, include.line) + ": " + file.top + " may not include " + include.path);
        if (include.path.starts_with("core/wire/") && file.top == "core" && file.folder != "core/wire")
            found.push_back(place(file, include.line) + ": only core/wire and what stands outside core may include " +
                            include.path);
        if (include.path.starts_with("core/wire/json") && file.header && !file.path.starts_with("core/wire/json"))
            found.push_back(place(file, include.line) + ": only .cpp files include " + include.path);
    }
    return found;
}

bool isStandard(std::string_view path)
{
    // The standard library's headers have no extension and no folder; so have Qt's, which begin with a capital.
    return path.find_first_of("./") == std::string_view::npos && !path.empty() && path.front() >= 'a' && path.front() <= 'z';
}

bool isSystem(std::string_view path)
{
    static constexpr std::array<std::string_view, 6> folders{"sys/", "netinet/", "arpa/", "linux/", "asm/", "net/"};
    return (path.ends_with(".h") && path.find('/') == std::string_view::npos && path != "sqlite3.h" && path != "zstd.h" &&
            path != "sodium.h" && path != "xlsxwriter.h") ||
           startsWithAny(path, folders);
}

bool isQt(std::string_view path)
{
    return path.size() > 1 && path[0] == 'Q' && (path[1] == 't' || (path[1] >= 'A' && path[1] <= 'Z'));
}

bool coreMayInclude(const SourceFile& file, std::string_view path)
{
    static const Names outside{"thread",     "mutex",    "shared_mutex", "condition_variable", "future", "fstream",
                               "filesystem", "iostream", "ctime"};
    if (path.starts_with("nlohmann/")) return file.folder == "core/wire" && (!file.header || file.path == "core/wire/json.hpp");
    return isStandard(path) && !outside.contains(path);
}

bool folderMayInclude(const SourceFile& file, std::string_view path)
{
    static constexpr std::array<std::string_view, 5> database{"sqlite3.h", "SQLiteCpp/", "zstd.h", "sodium.h", "nlohmann/"};
    static constexpr std::array<std::string_view, 3> wires{"boost/asio", "boost/system/", "nlohmann/"};
    if (file.top == "core") return coreMayInclude(file, path);
    if (path.starts_with("nlohmann/") && file.header) return false;
    if (file.top == "app" || isStandard(path)) return true;
    // The seat speaks with the network and syncs its journal to the disk; Qt has no call for the latter.
    if (file.folder == "ui/seat") return isQt(path) || isSystem(path);
    if (file.top == "ui") return isQt(path) && path.find("WebSocket") == std::string_view::npos;
    if (isSystem(path)) return true;
    return file.top == "db" ? startsWithAny(path, database) : startsWithAny(path, wires);
}

/// The folders each folder includes.
using Graph = std::map<std::string, std::set<std::string>>;

Graph folderGraph(const Files& files)
{
    Graph graph;
    for (const SourceFile& file : files)
        for (const Include& include : file.includes) {
            const std::size_t slash = include.path.rfind('/');
            if (include.angled || slash == std::string::npos || include.path.substr(0, slash) == file.folder) continue;
            graph[file.folder].insert(include.path.substr(0, slash));
        }
    return graph;
}

std::set<std::string> reachable(const Graph& graph, const std::string& from)
{
    std::set<std::string> seen;
    std::vector<std::string> open{from};
    while (!open.empty()) {
        const auto row = graph.find(open.back());
        open.pop_back();
        if (row == graph.end()) continue;
        for (const std::string& next : row->second)
            if (seen.insert(next).second) open.push_back(next);
    }
    return seen;
}

/// Every place where one of `words` stands in code, followed by `next` if that is given.
Offences uses(const SourceFile& file, const Names& words, std::string_view next = {})
{
    Offences found;
    for (std::size_t at = 0; at < file.code.size(); ++at) {
        const Token& token = file.code[at];
        if (token.kind != TokenKind::Word || !words.contains(token.text)) continue;
        if (!next.empty() && (at + 1 >= file.code.size() || file.code[at + 1].text != next)) continue;
        found.push_back(place(file, token.line) + ": " + std::string{token.text});
    }
    return found;
}

void append(Offences& to, Offences more) { to.insert(to.end(), more.begin(), more.end()); }

/// The enumeration named by the case label at `at` ("case A::B::C:" gives B); empty when the label names none.
std::string_view enumOfCase(const std::vector<Token>& code, std::size_t at)
{
    std::string_view last;
    for (++at; at + 1 < code.size() && code[at].kind == TokenKind::Word && code[at + 1].text == "::"; at += 2)
        last = code[at].text;
    return last;
}

/// Lines of `default:` labels in the switch whose body begins at `open`, if its cases name one of `enums`; inner switches apart.
void defaultsOfSwitch(const SourceFile& file, std::size_t open, const Names& enums, Offences& found)
{
    const std::size_t end = behindMatch(file.code, open);
    bool ours = false;
    std::size_t defaultLine = 0;
    for (std::size_t at = open + 1; at + 1 < end; ++at) {
        const std::string_view text = file.code[at].text;
        if (text == "switch") {
            at = behindMatch(file.code, behindMatch(file.code, at + 1)) - 1;
            continue;
        }
        if (text == "case") ours = ours || enums.contains(enumOfCase(file.code, at));
        if (text == "default" && file.code[at + 1].text == ":") defaultLine = file.code[at].line;
    }
    if (ours && defaultLine != 0) found.push_back(place(file, defaultLine) + ": default: over an enumeration of ours");
}

std::string mirrorOf(const std::string& path) { return "tests/" + path.substr(0, path.rfind('.')) + "_test.cpp"; }

} // namespace

Offences forbiddenEdges(const Files& files)
{
    Offences found;
    for (const SourceFile& file : files) append(found, edgesOf(file));
    return found;
}

Offences forbiddenHeaders(const Files& files)
{
    Offences found;
    std::set<std::string> beast;
    for (const SourceFile& file : files)
        for (const Include& include : file.includes) {
            if (include.path.starts_with("boost/beast")) beast.insert(file.path);
            if (include.angled && !folderMayInclude(file, include.path))
                found.push_back(place(file, include.line) + ": <" + include.path + "> has no place in " + file.folder);
        }
    if (beast.size() > 1)
        for (const std::string& path : beast) found.push_back(path + ": Boost.Beast belongs to one file of app/server");
    return found;
}

Offences folderRings(const Files& files)
{
    const Graph graph = folderGraph(files);
    Offences found;
    std::set<std::string> told;
    for (const auto& [folder, next] : graph) {
        const std::set<std::string> from = reachable(graph, folder);
        if (!from.contains(folder) || told.contains(folder)) continue;
        std::string ring;
        for (const std::string& other : from)
            if (reachable(graph, other).contains(folder)) {
                ring += (ring.empty() ? "" : ", ") + other;
                told.insert(other);
            }
        found.push_back("folders in a ring: " + ring);
    }
    return found;
}

Offences longFiles(const Files& files, std::size_t most)
{
    Offences found;
    for (const SourceFile& file : files)
        if (file.lines > most) found.push_back(file.path + ": " + std::to_string(file.lines) + " lines");
    return found;
}

Offences longFunctions(const Files& files, std::size_t most)
{
    Offences found;
    for (const SourceFile& file : files)
        for (const Function& function : file.outline.functions)
            if (function.lines() > most)
                found.push_back(place(file, function.firstLine) + ": " + function.name + " has " +
                                std::to_string(function.lines()) + " lines");
    return found;
}

Offences complexFunctions(const Files& files, int most)
{
    Offences found;
    for (const SourceFile& file : files)
        for (const Function& function : file.outline.functions)
            if (function.complexity > most)
                found.push_back(place(file, function.firstLine) + ": " + function.name + " has complexity " +
                                std::to_string(function.complexity));
    return found;
}

Offences nakedNew(const Files& files)
{
    static const Names words{"new", "malloc", "calloc", "realloc"};
    Offences found;
    for (const SourceFile& file : files)
        if (file.top != "ui") append(found, uses(file, words));
    return found;
}

Offences singletonsAndJumps(const Files& files)
{
    static const Names accessors{"instance", "getInstance"};
    static const Names jumps{"goto"};
    Offences found;
    for (const SourceFile& file : files) {
        append(found, uses(file, accessors, "("));
        append(found, uses(file, jumps));
    }
    return found;
}

Offences pauses(const Files& files)
{
    static const Names words{"sleep_for", "sleep_until", "usleep", "nanosleep", "qWait", "qSleep", "msleep", "sleep"};
    Offences found;
    for (const SourceFile& file : files) append(found, uses(file, words, "("));
    return found;
}

Offences defaultsOverOurEnums(const Files& files)
{
    Names enums;
    for (const SourceFile& file : files) enums.insert(file.outline.enums.begin(), file.outline.enums.end());
    Offences found;
    for (const SourceFile& file : files)
        for (std::size_t at = 0; at + 1 < file.code.size(); ++at)
            if (file.code[at].text == "switch") defaultsOfSwitch(file, behindMatch(file.code, at + 1), enums, found);
    return found;
}

Offences carelessHeaders(const Files& files)
{
    Offences found;
    for (const SourceFile& file : files) {
        if (!file.header) continue;
        for (std::size_t at = 0; at + 1 < file.code.size(); ++at)
            if (file.code[at].text == "using" && file.code[at + 1].text == "namespace")
                found.push_back(place(file, file.code[at].line) + ": using namespace in a header");
        const auto once = [](const Token& token) {
            return token.kind == TokenKind::Directive && token.text.starts_with("#pragma once");
        };
        if (std::none_of(file.tokens.begin(), file.tokens.end(), once)) found.push_back(file.path + ": no #pragma once");
    }
    return found;
}

Offences headersNotFirst(const Files& files)
{
    std::set<std::string> headers;
    for (const SourceFile& file : files)
        if (file.header) headers.insert(file.path);
    Offences found;
    for (const SourceFile& file : files) {
        const std::string own = file.path.substr(0, file.path.rfind('.')) + ".hpp";
        if (!file.header && headers.contains(own) && (file.includes.empty() || file.includes.front().path != own))
            found.push_back(file.path + ": its first include should be \"" + own + "\"");
    }
    return found;
}

Offences withoutMirroredTest(const Files& files, const Files& tests)
{
    std::set<std::string> present;
    for (const SourceFile& test : tests) present.insert(test.path);
    Offences found;
    for (const SourceFile& file : files)
        if (!file.header && (file.top == "core" || file.top == "db" || file.top == "drivers") &&
            !present.contains(mirrorOf(file.path)))
            found.push_back(file.path + ": no " + mirrorOf(file.path));
    return found;
}

Offences undocumentedItems(const Files& files)
{
    Offences found;
    for (const SourceFile& file : files)
        if (file.header)
            for (const PublicItem& item : file.outline.items)
                if (!item.documented) found.push_back(place(file, item.line) + ": " + item.name + " has no sentence");
    return found;
}

} // namespace gaffer::architecture

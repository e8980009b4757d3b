#include "app/ctl/restore.hpp"
#include "app/ctl/service_link.hpp"
#include "app/ctl/setup.hpp"
#include "app/ctl/text_table.hpp"
#include "app/ctl/verbs.hpp"
#include "app/host/load_wiring.hpp"
#include "app/upkeep/backup.hpp"
#include "app/upkeep/check_files.hpp"
#include "core/base/field.hpp"
#include "core/sample/sample.hpp"
#include "core/wire/answers.hpp"

namespace gaffer::ctl {
namespace {

/// Prints the result of a call without parameters.
CtlExit printCall(const CtlContext& context, const std::string& method)
{
    auto link = ServiceLink::open(context);
    if (!link) return failed(context, link.error());
    const auto json = link->call(method, "{}");
    if (!json) return failed(context, json.error());
    context.out << (context.json ? wire::pretty(*json) + "\n" : linesOf(*json));
    return CtlExit::Done;
}

} // namespace

CtlExit init(const CtlContext& context, const std::string& folder, const std::string& sample)
{
    SampleKind kind{};
    if (!findEnum(sample, kind)) {
        context.err << "gafferctl: there is no sample \"" << sample << "\"; allowed: goblets, lampwork, empty\n";
        return CtlExit::BadUsage;
    }
    const Outcome made = makeWorkshop(WorkshopFolder{folder}, kind);
    if (!made) return failed(context, made.error());
    context.out << "made workshop " << folder << " (sample " << sample << ")\n";
    return CtlExit::Done;
}

CtlExit check(const CtlContext& context)
{
    // The rules of the service itself: what check lets pass, the service takes over.
    const std::vector<std::string> mistakes = checkWorkshop(*context.folder);
    if (context.json) {
        std::vector<std::string> quoted;
        for (const std::string& mistake : mistakes) quoted.push_back(wire::writeText(mistake));
        context.out << wire::pretty(R"({"ok":)" + std::string{mistakes.empty() ? "true" : "false"} + R"(,"problems":)" +
                                    wire::writeList(quoted) + "}")
                    << '\n';
    }
    // Also beside JSON: a script that only looks at the exit code shows why.
    for (const std::string& mistake : mistakes) context.err << mistake << '\n';
    if (!mistakes.empty()) return CtlExit::Failed;
    if (!context.json) context.out << context.folder->wiring().string() << " is sound\n";
    return CtlExit::Done;
}

CtlExit reload(const CtlContext& context)
{
    auto link = ServiceLink::open(context);
    if (!link) return failed(context, link.error());
    const auto done = link->call("reload", "{}");
    if (!done) return failed(context, done.error());
    context.out << (context.json ? "true\n" : "workshop.json was taken over\n");
    return CtlExit::Done;
}

CtlExit status(const CtlContext& context) { return printCall(context, "status.get"); }

CtlExit verify(const CtlContext& context)
{
    FilesCheck check = checkFiles(*context.folder);
    VerifyReport& report = check.log;
    report.finding = check.finding;
    const bool sound = !report.finding.has_value();
    if (context.json)
        context.out << R"({"ok":)" << (sound ? "true" : "false") << R"(,"events":)" << report.events << R"(,"snapshotSeq":)"
                    << report.snapshotSeq << R"(,"anchors":)" << report.anchors << R"(,"head":)" << wire::writeText(report.head)
                    << R"(,"problem":)" << (sound ? "null" : wire::writeText(report.finding->text)) << "}\n";
    if (!sound) return failed(context, *report.finding);
    if (!context.json)
        context.out << "sound: " << report.events << " events fold to the state that stands; chain " << report.head
                    << (report.snapshotSeq > 0 ? "; snapshot " + std::to_string(report.snapshotSeq) + " compared" : "")
                    << (report.anchors > 0 ? "; " + std::to_string(report.anchors) + " hourly anchors agree" : "") << '\n';
    return CtlExit::Done;
}

CtlExit backup(const CtlContext& context, const std::string& file)
{
    // Beside the running service: readers of the database do not stop its writer.
    const auto bytes = backupWorkshop(*context.folder, file);
    if (!bytes) return failed(context, bytes.error());
    if (context.json)
        context.out << R"({"file":)" << wire::writeText(file) << R"(,"bytes":)" << *bytes << "}\n";
    else
        context.out << "backup written: " << file << " (" << *bytes << " bytes)\n";
    return CtlExit::Done;
}

CtlExit restore(const CtlContext& context, const std::string& file, const std::string& folder)
{
    const auto restored = restoreWorkshop(file, WorkshopFolder{folder});
    if (!restored) return failed(context, restored.error());
    if (context.json)
        context.out << R"({"folder":)" << wire::writeText(folder) << R"(,"files":)" << restored->files << R"(,"bytes":)"
                    << restored->bytes << R"(,"lastEvent":)" << restored->lastEvent << "}\n";
    else
        context.out << "restored into " << folder << ": " << restored->files << " files, " << restored->bytes
                    << " bytes, log up to event " << restored->lastEvent << '\n';
    return CtlExit::Done;
}

CtlExit exportDb(const CtlContext& context, const std::string& file)
{
    const Outcome written = exportDatabase(*context.folder, file);
    if (!written) return failed(context, written.error());
    if (!context.json) context.out << "written: " << file << '\n';
    return CtlExit::Done;
}

} // namespace gaffer::ctl

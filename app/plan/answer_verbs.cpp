#include "app/plan/plan_verbs.hpp"
#include "app/plan/plan_words.hpp"

#include "core/plan/check/validate.hpp"
#include "core/wire/plan_answer_json.hpp"

#include <algorithm>

namespace gaffer {

namespace {

Fault noSuch(const std::string& what, int value)
{
    return {FaultCode::BadInput, "plan.noSuch", what + " " + std::to_string(value) + " is not in the instance or plan", {}};
}

/// The instance and its plan, and whether the plan stands as one from minute 0; what does not is told on `err`.
struct Question {
    plan::Problem problem;
    plan::Plan plan;
    bool stands{true};
};

Result<Question> questionOf(const PlanArguments& arguments, std::ostream& err)
{
    auto problem = loadInstance(arguments.instance);
    if (!problem) return problem.error();
    auto plan = loadPlan(arguments.plan, *problem);
    if (!plan) return plan.error();
    const auto violations = plan::validate(*problem, *plan);
    for (const plan::Violation& violation : violations)
        err << "note: constraint " << violation.rule << ": " << violation.text << '\n';
    return Question{std::move(*problem), std::move(*plan), violations.empty()};
}

void tellUnplaced(const Question& asked, const PlanArguments& arguments, Streams streams)
{
    const std::string reason = wordsOf(plan::hindrance(plan::Model{asked.problem}, arguments.job), arguments.language);
    streams.out << (arguments.json ? wire::writeUnplaced(arguments.job, reason) : reason) << std::endl;
}

void tellLate(const Question& asked, const PlanArguments& arguments, Streams streams)
{
    const plan::Explanation told = plan::explain(asked.problem, asked.plan, arguments.job);
    std::vector<plan::Relaxation> remedies;
    if (asked.stands) remedies = plan::relaxations(asked.problem, asked.plan, told);
    std::vector<std::string> causes, helps;
    for (const plan::Wait& wait : told.waits) causes.push_back(wordsOf(wait, arguments.language));
    for (const plan::Relaxation& remedy : remedies) helps.push_back(wordsOf(remedy, told.late, arguments.language));
    if (arguments.json) {
        streams.out << wire::writeExplanation(told, causes, remedies, helps) << std::endl;
        return;
    }
    streams.out << headOf(told, arguments.language) << '\n';
    for (const std::string& line : causes) streams.out << "  " << line << '\n';
    for (const std::string& line : helps) streams.out << "+ " << line << '\n';
    streams.out.flush();
}

} // namespace

Outcome explainVerb(const PlanArguments& arguments, Streams streams)
{
    const auto asked = questionOf(arguments, streams.err);
    if (!asked) return asked.error();
    const int job = arguments.job;
    if (job < 0 || static_cast<std::size_t>(job) >= asked->problem.jobs.size()) return noSuch("job", job);
    const bool made = std::ranges::any_of(asked->plan.runs, [&](const plan::Run& run) { return run.job == job; });
    const bool unplaced = std::ranges::find(asked->plan.unplaced, job) != asked->plan.unplaced.end();
    if (unplaced || !made)
        tellUnplaced(*asked, arguments, streams);
    else
        tellLate(*asked, arguments, streams);
    return Done{};
}

Outcome fitsVerb(const PlanArguments& arguments, Streams streams)
{
    const auto asked = questionOf(arguments, streams.err);
    if (!asked) return asked.error();
    const int pot = arguments.pot;
    if (pot < 0 || static_cast<std::size_t>(pot) >= asked->problem.pots.size()) return noSuch("pot", pot);
    const auto charges = std::ranges::count(asked->plan.batches, pot, &plan::Batch::pot);
    if (arguments.batch < 0 || arguments.batch > charges) return noSuch("batch", arguments.batch);
    const auto left = plan::meltLeft(asked->problem, asked->plan, pot, arguments.batch, arguments.now);
    const auto list = plan::fits(asked->problem, asked->plan, pot, arguments.batch, arguments.now);
    std::vector<std::string> texts;
    for (const plan::Fit& fit : list) texts.push_back(wordsOf(fit, arguments.language));
    if (arguments.json) {
        streams.out << wire::writeFits({pot, arguments.batch, arguments.now, left}, list, texts) << std::endl;
        return Done{};
    }
    streams.out << headOf(left, arguments.language) << '\n';
    for (std::size_t i = 0; i < list.size(); ++i) streams.out << "  " << list[i].job << ": " << texts[i] << '\n';
    streams.out.flush();
    return Done{};
}

} // namespace gaffer

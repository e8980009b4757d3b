#include "tests/core/plan/random_workshop.hpp"

#include "core/plan/model/random.hpp"

#include <array>

namespace gaffer::plan {

namespace {

constexpr int kSkills = 2;
constexpr int kColours = 3;

std::size_t z(int value) { return static_cast<std::size_t>(value); }

std::vector<Span> randomShifts(Random& random)
{
    const std::array<std::vector<Span>, 6> kinds{{{{360, 840}},
                                                  {{0, 480}, {960, 1440}},
                                                  {{0, 1440}},
                                                  {{300, 660}, {660, 1020}},
                                                  {{420, 720}, {780, 1080}},
                                                  {{0, 360}, {1080, 1440}}}};
    return kinds[z(random.below(static_cast<int>(kinds.size())))];
}

void addHall(Problem& problem, Random& random)
{
    Hall hall;
    hall.shifts = randomShifts(random);
    hall.maxParallelCharges = 1 + random.below(2);
    hall.holdCostPerKgHour = 0.01 * (1 + random.below(5));
    hall.lehrCapacity = 1000 * (80 + random.below(300));
    problem.halls.push_back(std::move(hall));
}

void addStation(Problem& problem, Random& random)
{
    Station station;
    station.hall = random.below(static_cast<int>(problem.halls.size()));
    station.skills.push_back(random.below(kSkills));
    if (random.oneIn(2)) station.skills = {0, 1};
    station.speedPct = 80 + 10 * random.below(5);
    station.maxGather = 250 + 100 * random.below(5);
    if (random.oneIn(3)) station.initialProduct = random.below(static_cast<int>(problem.products.size()));
    if (random.oneIn(4)) station.absences.push_back({400 + random.below(600), 1000 + random.below(900)});
    if (random.oneIn(4)) station.overtime.push_back({800 + random.below(600), 1400 + random.below(300)});
    if (random.oneIn(4)) station.slow.push_back({200 + random.below(600), 800 + random.below(900), 10 + random.below(90)});
    problem.stations.push_back(std::move(station));
}

void addPot(Problem& problem, Random& random, int hall)
{
    Pot pot;
    pot.hall = hall;
    pot.capacity = 1000 * (60 + random.below(200));
    pot.heel = 1000 * random.below(10);
    for (int colour = 0; colour < kColours; ++colour)
        if (!random.oneIn(3)) pot.colours.push_back(colour);
    pot.melt = 120 + random.below(360);
    pot.fine = random.below(120);
    pot.window = 600 + random.below(900);
    pot.colourChange = random.below(200);
    pot.initialColour = random.below(kColours);
    pot.initialMass = random.oneIn(4) ? 0 : 1000 * random.below(120);
    pot.initialReady = random.below(400);
    problem.pots.push_back(std::move(pot));
}

void addMould(Problem& problem, Random& random)
{
    Mould mould;
    mould.family = random.below(2);
    mould.copies = random.oneIn(12) ? 0 : 1 + random.below(2);
    mould.life = 500 + random.below(3000);
    for (int copy = 0; copy < mould.copies; ++copy) mould.used.push_back(random.below(500));
    mould.preheat = random.below(60);
    mould.turnround = random.below(90);
    problem.moulds.push_back(std::move(mould));
}

void addProduct(Problem& problem, Random& random)
{
    Product product;
    product.skill = random.below(kSkills);
    product.gather = 80 + 10 * random.below(40);
    product.unitsPerPiece = 100 * (20 + random.below(120));
    product.mould = random.oneIn(4) ? kNone : random.below(static_cast<int>(problem.moulds.size()));
    product.colour = random.below(kColours);
    product.footprint = 20 + random.below(150);
    problem.products.push_back(product);
}

void addJob(Problem& problem, Random& random)
{
    Job job;
    job.product = random.below(static_cast<int>(problem.products.size()));
    job.quantity = 20 + random.below(300);
    job.weight = 1 + random.below(5);
    job.release = random.oneIn(3) ? random.below(1500) : 0;
    job.due = job.release + 200 + random.below(3500);
    job.minRun = 10 + random.below(60);
    problem.jobs.push_back(job);
}

Problem drawn(Random& random)
{
    Problem problem;
    problem.name = "random";
    problem.horizon = kDay * (2 + random.below(4)) + random.below(kDay);
    problem.colourNames = {"clear", "cobalt", "ruby"};
    problem.skillNames = {"blow_mould", "free_blow"};
    for (int i = 1 + random.below(2); i > 0; --i) addHall(problem, random);
    for (int i = 2 + random.below(2); i > 0; --i) addMould(problem, random);
    for (int i = 3 + random.below(4); i > 0; --i) addProduct(problem, random);
    for (int i = 2 + random.below(4); i > 0; --i) addStation(problem, random);
    for (std::size_t hall = 0; hall < problem.halls.size(); ++hall)
        for (int i = 1 + random.below(3); i > 0; --i) addPot(problem, random, static_cast<int>(hall));
    for (int i = 4 + random.below(8); i > 0; --i) addJob(problem, random);
    problem.setup = {random.below(2) * 3, 10, 25, 5, 10};
    problem.prices = {1.0, 0.05, 0.03, 1000};
    return problem;
}

} // namespace

Problem randomProblem(std::uint64_t seed)
{
    Random random{seed};
    return drawn(random);
}

Problem randomTankProblem(std::uint64_t seed)
{
    Random random{seed};
    Problem problem = drawn(random);
    problem.pots.clear();
    for (std::size_t hall = 0; hall < problem.halls.size(); ++hall)
        for (int colour = 0; colour < kColours; ++colour) {
            Pot tank;
            tank.hall = static_cast<int>(hall);
            tank.colours = {colour};
            tank.initialColour = colour;
            tank.unbounded = true;
            problem.pots.push_back(std::move(tank));
        }
    return problem;
}

Disruption randomDisruption(const Problem& problem, const Plan& plan, std::uint64_t seed)
{
    Random random{seed};
    Disruption what;
    what.now = random.below(2 * kDay);
    const int station = random.below(static_cast<int>(problem.stations.size()));
    const Minute until = what.now + 10 + random.below(800);
    constexpr int kinds = 5;
    const int kind = random.below(kinds);
    const int mould = random.below(static_cast<int>(problem.moulds.size()));
    if (kind == 0)
        what.event = StationDown{station, until};
    else if (kind == 1 && problem.moulds[z(mould)].copies > 0)
        what.event = MouldCracked{mould, random.below(problem.moulds[z(mould)].copies)};
    else if (kind == 2) {
        MeltLost lost{random.below(static_cast<int>(problem.pots.size())), 0, random.oneIn(2) ? kNever : until};
        for (const Batch& batch : plan.batches)
            if (batch.pot == lost.pot && batch.chargeStart < what.now) lost.batch = batch.number;
        what.event = lost;
    } else if (kind == 3) {
        const Job like = problem.jobs[z(random.below(static_cast<int>(problem.jobs.size())))];
        what.event = RushJob{{like.product, 10 + random.below(80), 8, what.now, what.now + random.below(900), 10}};
    } else
        what.event = CrewShort{station, 10 + random.below(90), until};
    return what;
}

PlanOptions rounds(std::int64_t count, std::uint64_t seed)
{
    PlanOptions options;
    options.budget.iterations = count;
    options.seed = seed;
    options.islands = kIslands;
    return options;
}

Plan planned(const Problem& problem, const PlanOptions& options)
{
    const Model model{problem};
    Planner planner{model, options};
    planner.start({});
    for (int island = 0; island < options.islands; ++island) planner.runIsland(island, {});
    return planner.finish().plan();
}

std::string sentences(const std::vector<Violation>& violations)
{
    std::string text;
    for (const Violation& violation : violations)
        text += "\n  constraint " + std::to_string(violation.rule) + ": " + violation.text;
    return text;
}

std::vector<Violation> besidesQuantity(const Problem& problem, const Plan& plan)
{
    constexpr int quantity = 10;
    auto violations = validate(problem, plan);
    std::erase_if(violations, [](const Violation& violation) { return violation.rule == quantity; });
    return violations;
}

} // namespace gaffer::plan

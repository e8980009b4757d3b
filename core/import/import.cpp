#include "core/import/import.hpp"

#include "core/base/check.hpp"
#include "core/base/problem.hpp"
#include "core/base/utf8.hpp"
#include "core/import/columns.hpp"
#include "core/import/csv_reader.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <span>

namespace gaffer {
namespace {

/// True for what no cell may hold; line breaks and tabs are text.
bool isNoText(char letter)
{
    const bool breaks = letter == '\n' || letter == '\r' || letter == '\t';
    return isControl(letter) && !breaks;
}

using namespace columns;

/// A worker's row: what the log may know, and the name it may not.
struct WorkerRow {
    Worker worker;
    std::string name;
};

template <class T> std::string textOf(T& row, const std::string& cell, std::string T::*member)
{
    row.*member = cell;
    return {};
}

constexpr std::array productColumns{
    Column<Product>{"code", Need::Required, name<Product, &Product::code>},
    Column<Product>{"name_zh", Need::Optional, text<Product, &Product::nameZh>},
    Column<Product>{"name_en", Need::Optional, text<Product, &Product::nameEn>},
    Column<Product>{"initials", Need::Optional, text<Product, &Product::initials>},
    Column<Product>{"series", Need::Optional, text<Product, &Product::series>},
    Column<Product>{"picture", Need::Optional, text<Product, &Product::picture>},
    Column<Product>{"glass", Need::Optional, name<Product, &Product::glass>},
    Column<Product>{"gather_g", Need::Optional, amount<Product, &Product::gatherG>},
    Column<Product>{"net_g", Need::Optional, amount<Product, &Product::netG>},
    Column<Product>{"thickest_mm", Need::Optional, amount<Product, &Product::thickestMm>},
    Column<Product>{"footprint_cm2", Need::Optional, amount<Product, &Product::footprintCm2>},
    Column<Product>{"cycle_s", Need::Optional, amount<Product, &Product::cycleS>},
    Column<Product>{"skill", Need::Optional, text<Product, &Product::skill>},
    Column<Product>{"mould", Need::Optional, name<Product, &Product::mould>},
    Column<Product>{"steps", Need::Optional, text<Product, &Product::steps>},
    Column<Product>{"quota_per_shift", Need::Optional, whole<Product, &Product::quotaPerShift>},
    Column<Product>{"tray", Need::Optional, text<Product, &Product::tray>},
    Column<Product>{"carton", Need::Optional, text<Product, &Product::carton>},
    Column<Product>{"customer_code", Need::Optional, text<Product, &Product::customerCode>},
};

std::string orderLine(Order& row, const std::string& cell)
{
    const auto line = whole(cell);
    constexpr std::int64_t last = 99'999;
    if (!line || *line < 1 || *line > last) return "a whole number from 1 to 99999";
    row.line = static_cast<std::uint32_t>(*line);
    return {};
}

std::string orderQuantity(Order& row, const std::string& cell)
{
    const auto quantity = whole(cell);
    if (!quantity || *quantity < 1 || *quantity > mostWhole) return wholeAllowed;
    row.quantity = *quantity;
    return {};
}

constexpr std::array orderColumns{
    Column<Order>{"order", Need::Required, name<Order, &Order::order>},
    Column<Order>{"line", Need::Required, orderLine},
    Column<Order>{"product", Need::Required, name<Order, &Order::product>},
    Column<Order>{"quantity", Need::Required, orderQuantity},
    Column<Order>{"due", Need::Optional, date<Order, &Order::due>},
    Column<Order>{"weight", Need::Optional, number<Order, &Order::weight>},
    Column<Order>{"customer", Need::Optional, text<Order, &Order::customer>},
};

std::string mouldCopy(Mould& row, const std::string& cell)
{
    const auto copy = whole(cell.empty() ? "1" : cell);
    constexpr std::int64_t last = 9'999;
    if (!copy || *copy < 1 || *copy > last) return "a whole number from 1 to 9999";
    row.copy = static_cast<std::uint32_t>(*copy);
    return {};
}

/// A number of cycles, "about 500", or unknown.
std::string mouldCycles(Mould& row, const std::string& cell)
{
    static constexpr std::array<std::string_view, 4> abouts{"about", "约", "~", "ca."};
    std::string_view figure = cell;
    row.cyclesAbout = false;
    row.cyclesNow.reset();
    if (cell.empty() || cell == "unknown" || cell == "未知" || cell == "–" || cell == "-") return {};
    for (const std::string_view about : abouts)
        if (figure.starts_with(about)) {
            figure.remove_prefix(about.size());
            row.cyclesAbout = true;
        }
    while (figure.starts_with(' ')) figure.remove_prefix(1);
    row.cyclesNow = whole(figure);
    return row.cyclesNow ? "" : "a whole number of at least 0, \"about 500\" or \"unknown\"";
}

constexpr std::array mouldColumns{
    Column<Mould>{"mould", Need::Required, name<Mould, &Mould::mould>},
    Column<Mould>{"copy", Need::Optional, mouldCopy},
    Column<Mould>{"type", Need::Optional, text<Mould, &Mould::type>},
    Column<Mould>{"family", Need::Optional, text<Mould, &Mould::family>},
    Column<Mould>{"products", Need::Optional, wordSet<Mould, &Mould::products>},
    Column<Mould>{"cavity", Need::Optional, text<Mould, &Mould::cavity>},
    Column<Mould>{"life_cycles", Need::Optional, whole<Mould, &Mould::lifeCycles>},
    Column<Mould>{"care_every", Need::Optional, whole<Mould, &Mould::careEvery>},
    Column<Mould>{"cycles_now", Need::Optional, mouldCycles},
};

constexpr std::size_t longestNumber = 20;

/// A number is typed at a station with gloves on: nothing that looks like another or like nothing.
std::string workerNumber(WorkerRow& row, const std::string& cell)
{
    row.worker.number.value = cell;
    const auto typed = [](unsigned char letter) {
        return std::isalnum(letter) != 0 || letter == '-' || letter == '_' || letter == '.';
    };
    return cell.size() <= longestNumber && std::ranges::all_of(cell, typed) ? "" : "up to 20 letters of A to Z, digits, - _ or .";
}
std::string workerName(WorkerRow& row, const std::string& cell) { return textOf(row, cell, &WorkerRow::name); }
/// The places of a crew; they give no rights.
constexpr std::array<std::string_view, 12> crewPlaces{"gaffer",      "gatherer",    "blower",      "servitor",
                                                      "stem puller", "stem-puller", "stem_puller", "foot setter",
                                                      "foot-setter", "foot_setter", "carrier",     "helper"};

/// The roles as Chinese workshops write them.
struct RoleWord {
    std::string_view zh;
    Role role;
};
constexpr std::array chineseRoles{
    RoleWord{"工人", Role::Worker},      RoleWord{"班长", Role::Supervisor},    RoleWord{"熔炉工", Role::Tender},
    RoleWord{"车间主任", Role::Manager}, RoleWord{"维修工", Role::Maintenance}, RoleWord{"管理员", Role::Admin},
};

/// Chinese trades end in these: 挑料工, 玻璃匠, 领班师傅.
bool isChineseTrade(std::string_view word) { return word.ends_with("工") || word.ends_with("匠") || word.ends_with("师傅"); }

std::vector<std::string> roleNames()
{
    std::vector<std::string> names;
    for (const auto& role : enumNames<Role>) names.emplace_back(role.name);
    return names;
}

/// What is allowed instead of a word that is no role. Left in, it would take a supervisor's rights away without a word.
std::string allowedFor(const std::string& word)
{
    std::vector<std::string> known = roleNames();
    std::string allowed = "roles set apart by ;: ";
    for (const std::string& role : known) allowed += role + ", ";
    known.insert(known.end(), crewPlaces.begin(), crewPlaces.end());
    const std::string near = nearest(word, known);
    return allowed + "or a place in a crew such as gatherer" + (near.empty() ? "" : "; did you mean \"" + near + "\"?");
}

std::string workerRoles(WorkerRow& row, const std::string& cell)
{
    static const std::vector<std::string> names = roleNames();
    row.worker.roles.clear();
    for (const std::string& word : words(cell)) {
        const auto* chinese = std::ranges::find(chineseRoles, word, &RoleWord::zh);
        const bool known = std::ranges::find(names, word) != names.end() ||
                           std::ranges::find(crewPlaces, word) != crewPlaces.end() || isChineseTrade(word);
        if (chinese == chineseRoles.end() && !known) return allowedFor(word);
        row.worker.roles.insert(chinese == chineseRoles.end() ? word : std::string{nameOf(chinese->role)});
    }
    return {};
}
std::string workerSkills(WorkerRow& row, const std::string& cell) { return wordSet<Worker, &Worker::skills>(row.worker, cell); }
std::string workerGrade(WorkerRow& row, const std::string& cell) { return textOf(row.worker, cell, &Worker::grade); }

constexpr std::array workerColumns{
    Column<WorkerRow>{"number", Need::Required, workerNumber}, Column<WorkerRow>{"name", Need::Optional, workerName},
    Column<WorkerRow>{"roles", Need::Optional, workerRoles},   Column<WorkerRow>{"skills", Need::Optional, workerSkills},
    Column<WorkerRow>{"grade", Need::Optional, workerGrade},
};

constexpr std::array recipeColumns{
    Column<Recipe>{"recipe", Need::Required, name<Recipe, &Recipe::recipe>},
    Column<Recipe>{"glass", Need::Optional, name<Recipe, &Recipe::glass>},
    Column<Recipe>{"window_low_degC", Need::Optional, heat<Recipe, &Recipe::windowLow>},
    Column<Recipe>{"window_high_degC", Need::Optional, heat<Recipe, &Recipe::windowHigh>},
};

std::string keyOf(const Product& row) { return row.code.value; }
std::string keyOf(const Order& row) { return row.order.value + "/" + std::to_string(row.line); }
std::string keyOf(const Mould& row) { return row.mould.value + "/" + std::to_string(row.copy); }
std::string keyOf(const WorkerRow& row) { return row.worker.number.value; }
std::string keyOf(const Recipe& row) { return row.recipe.value; }

/// What stands under the key of `row` already.
std::optional<Product> standing(const Workshop& workshop, const Product& row)
{
    const auto found = workshop.products.find(row.code);
    return found == workshop.products.end() ? std::nullopt : std::optional{found->second};
}
std::optional<Order> standing(const Workshop& workshop, const Order& row)
{
    const auto found = workshop.orders.find(row.key());
    return found == workshop.orders.end() ? std::nullopt : std::optional{found->second.order};
}
std::optional<Mould> standing(const Workshop& workshop, const Mould& row)
{
    const auto found = workshop.moulds.find(row.key());
    return found == workshop.moulds.end() ? std::nullopt : std::optional{found->second.mould};
}
std::optional<WorkerRow> standing(const Workshop& workshop, const WorkerRow& row)
{
    const auto found = workshop.workers.find(row.worker.number);
    return found == workshop.workers.end() ? std::nullopt : std::optional{WorkerRow{found->second, ""}};
}
std::optional<Recipe> standing(const Workshop& workshop, const Recipe& row)
{
    const auto found = workshop.recipes.find(row.recipe);
    return found == workshop.recipes.end() ? std::nullopt : std::optional{found->second};
}

/// A mistake that only a whole row shows: in which column, and what is allowed.
struct RowMistake {
    std::string_view column;
    std::string allowed;
};

std::optional<RowMistake> mistakeOf(const Order& row, const Workshop& workshop)
{
    if (workshop.products.contains(row.product)) return std::nullopt;
    std::vector<std::string> codes;
    for (const auto& [code, product] : workshop.products) codes.push_back(code.value);
    const std::string near = nearest(row.product.value, codes);
    return RowMistake{"product", "the code of a product that was imported before" +
                                     (near.empty() ? "" : "; did you mean \"" + near + "\"?")};
}
std::optional<RowMistake> mistakeOf(const Recipe& row, const Workshop&)
{
    if (!row.windowLow || !row.windowHigh || *row.windowLow < *row.windowHigh) return std::nullopt;
    return RowMistake{"window_high_degC", "more than window_low_degC"};
}
template <class T> std::optional<RowMistake> mistakeOf(const T&, const Workshop&) { return std::nullopt; }

/// Reads one file of T.
template <class T> class TableReader {
public:
    TableReader(std::span<const Column<T>> columns, const Workshop& workshop, std::vector<std::string>& problems)
        : m_columns{columns}, m_workshop{workshop}, m_problems{problems}
    {
    }

    std::vector<T> read(const std::vector<CsvRow>& rows)
    {
        std::vector<T> read;
        if (rows.empty()) {
            m_problems.push_back("line 1: found nothing; allowed: a header line with " + names());
            return read;
        }
        if (!otherSeparator(rows.front())) readHeader(rows.front());
        if (!m_problems.empty()) return read;
        for (std::size_t i = 1; i < rows.size() && m_problems.size() < mostProblems; ++i) read.push_back(readRow(rows[i]));
        return read;
    }

private:
    static constexpr std::size_t mostProblems = 100;
    static constexpr bool hasMaterials = std::is_same_v<T, Recipe>;

    [[nodiscard]] std::string names() const
    {
        std::string all;
        for (const Column<T>& column : m_columns) all += (all.empty() ? "" : ", ") + std::string{column.name};
        return all;
    }

    void refuse(std::size_t line, std::size_t column, const std::string& found, const std::string& allowed)
    {
        GAFFER_CHECK(column < m_titles.size());
        const std::string& title = m_titles[column];
        m_problems.push_back("line " + std::to_string(line) + ", column " + std::to_string(column + 1) + " (" + title +
                             "): found \"" + found + "\"; allowed: " + allowed);
    }

    /// Spreadsheets of some languages write semicolons or tabs into a file called CSV.
    bool otherSeparator(const CsvRow& header)
    {
        const std::string& only = header.cells.front();
        const std::size_t at = header.cells.size() == 1 ? only.find_first_of(";\t") : std::string::npos;
        if (at == std::string::npos) return false;
        const std::string mark = only[at] == ';' ? "semicolons" : "tabs";
        m_problems.push_back("line " + std::to_string(header.line) + ", column 1: found cells set apart by " + mark +
                             "; allowed: commas (in a spreadsheet save as \"CSV UTF-8, comma delimited\")");
        return true;
    }

    /// A cell lost from a row moves all that follow it into columns that are not theirs.
    void refuseLength(const CsvRow& row)
    {
        const std::size_t shared = std::min(row.cells.size(), m_titles.size());
        const std::string found = shared < row.cells.size() ? "\"" + row.cells[shared] + "\"" : "the end of the line";
        m_problems.push_back("line " + std::to_string(row.line) + ", column " + std::to_string(shared + 1) + ": found " + found +
                             "; allowed: as many cells as the header has, " + std::to_string(m_titles.size()));
    }

    void readHeader(const CsvRow& header)
    {
        m_titles = header.cells;
        for (std::size_t i = 0; i < m_titles.size(); ++i) {
            const auto found = std::find_if(m_columns.begin(), m_columns.end(),
                                            [&](const Column<T>& column) { return column.name == m_titles[i]; });
            m_setters.push_back(found == m_columns.end() ? nullptr : &*found);
            const bool twice = std::find(m_titles.begin(), m_titles.begin() + static_cast<std::ptrdiff_t>(i), m_titles[i]) !=
                               m_titles.begin() + static_cast<std::ptrdiff_t>(i);
            if (twice) refuse(header.line, i, m_titles[i], "each column once");
            if (found != m_columns.end() || (hasMaterials && !m_titles[i].empty())) continue;
            std::vector<std::string> known;
            for (const Column<T>& column : m_columns) known.emplace_back(column.name);
            const std::string near = nearest(m_titles[i], known);
            refuse(header.line, i, m_titles[i], names() + (near.empty() ? "" : "; did you mean \"" + near + "\"?"));
        }
        for (const Column<T>& column : m_columns)
            if (column.need == Need::Required && std::find(m_titles.begin(), m_titles.end(), column.name) == m_titles.end())
                m_problems.push_back("line " + std::to_string(header.line) + ": the column \"" + std::string{column.name} +
                                     "\" is missing");
    }

    T readRow(const CsvRow& row)
    {
        GAFFER_CHECK(!row.cells.empty() && m_setters.size() == m_titles.size());
        T read;
        const std::size_t before = m_problems.size();
        if (row.cells.size() != m_titles.size()) refuseLength(row);
        if (m_problems.size() == before) setCells(row, read, true);
        if (m_problems.size() != before) return read;
        if (auto stands = standing(m_workshop, read)) {
            read = *std::move(stands);
            setCells(row, read, false);
        }
        const auto [known, fresh] = m_keys.emplace(keyOf(read), row.line);
        if (!fresh)
            refuse(row.line, 0, keyOf(read), "each key once; it stands in line " + std::to_string(known->second) + " already");
        if (const auto mistake = mistakeOf(read, m_workshop)) {
            const auto column =
                static_cast<std::size_t>(std::find(m_titles.begin(), m_titles.end(), mistake->column) - m_titles.begin());
            if (column < m_titles.size()) refuse(row.line, column, row.cells[column], mistake->allowed);
        }
        return read;
    }

    void setCells(const CsvRow& row, T& read, bool tell)
    {
        for (std::size_t i = 0; i < m_titles.size(); ++i) {
            const std::string& cell = row.cells[i];
            const bool missing = m_setters[i] != nullptr && m_setters[i]->need == Need::Required && cell.empty();
            const std::string allowed = missing ? "not blank" : setCell(i, read, cell);
            if (tell && !allowed.empty()) refuse(row.line, i, cell, allowed);
        }
    }

    std::string setCell(std::size_t column, T& read, const std::string& cell)
    {
        if (std::ranges::any_of(cell, isNoText)) return "text without control characters";
        if (m_setters[column] != nullptr) return m_setters[column]->set(read, cell);
        if constexpr (hasMaterials) {
            const auto kg = number(cell);
            read.materials.erase(m_titles[column]);
            if (kg) read.materials[m_titles[column]] = *kg;
            if (!kg && !cell.empty()) return "a number of at least 0 (kg per 100 kg of glass)";
        }
        return {};
    }

    std::span<const Column<T>> m_columns;
    const Workshop& m_workshop;
    std::vector<std::string>& m_problems;
    std::vector<std::string> m_titles;
    std::vector<const Column<T>*> m_setters;
    std::map<std::string, std::size_t> m_keys;
};

template <class T> std::vector<T> readRows(std::span<const Column<T>> columns, const std::vector<CsvRow>& rows,
                                           const Workshop& workshop, ImportedTable& table)
{
    std::vector<T> read = TableReader<T>{columns, workshop, table.problems}.read(rows);
    GAFFER_CHECK(!rows.empty() || !table.problems.empty());
    table.count = table.problems.empty() ? static_cast<std::int64_t>(read.size()) : 0;
    return read;
}

void readWorkers(const std::vector<CsvRow>& rows, const Workshop& workshop, ImportedTable& table)
{
    for (WorkerRow& row : readRows<WorkerRow>(workerColumns, rows, workshop, table)) {
        if (!row.name.empty()) table.people.push_back({row.worker.number, row.name});
        table.rows.workers.push_back(std::move(row.worker));
    }
}

/// One kind of file.
struct Kind {
    std::string_view name;
    void (*read)(const std::vector<CsvRow>&, const Workshop&, ImportedTable&);
    std::string (*header)();
};

template <class T, std::size_t N> std::string headerOf(const std::array<Column<T>, N>& columns)
{
    std::string line;
    for (const Column<T>& column : columns) line += (line.empty() ? "" : ",") + std::string{column.name};
    return line + "\n";
}

constexpr std::array kinds{
    Kind{"products",
         [](const auto& rows, const Workshop& workshop, ImportedTable& table) {
             table.rows.products = readRows<Product>(productColumns, rows, workshop, table);
         },
         [] { return headerOf(productColumns); }},
    Kind{"orders",
         [](const auto& rows, const Workshop& workshop, ImportedTable& table) {
             table.rows.orders = readRows<Order>(orderColumns, rows, workshop, table);
         },
         [] { return headerOf(orderColumns); }},
    Kind{"moulds",
         [](const auto& rows, const Workshop& workshop, ImportedTable& table) {
             table.rows.moulds = readRows<Mould>(mouldColumns, rows, workshop, table);
         },
         [] { return headerOf(mouldColumns); }},
    Kind{"workers", readWorkers, [] { return headerOf(workerColumns); }},
    Kind{"recipes",
         [](const auto& rows, const Workshop& workshop, ImportedTable& table) {
             table.rows.recipes = readRows<Recipe>(recipeColumns, rows, workshop, table);
         },
         [] { return headerOf(recipeColumns); }},
};

Result<const Kind*> findKind(std::string_view name)
{
    for (const Kind& kind : kinds)
        if (kind.name == name) return &kind;
    std::string allowed;
    for (const std::string& each : importKinds()) allowed += (allowed.empty() ? "" : ", ") + each;
    return Fault{FaultCode::NotFound,
                 "import.kind",
                 "there is no kind \"" + std::string{name} + "\"; allowed: " + allowed,
                 {std::string{name}}};
}

} // namespace

const std::vector<std::string>& importKinds()
{
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const Kind& kind : kinds) all.emplace_back(kind.name);
        return all;
    }();
    return names;
}

Result<std::string> importTemplate(std::string_view kind)
{
    const auto found = findKind(kind);
    if (!found) return found.error();
    return (*found)->header();
}

Result<ImportedTable> readImport(std::string_view kind, std::string_view text, const Workshop& workshop)
{
    const auto found = findKind(kind);
    if (!found) return found.error();
    ImportedTable table;
    table.rows.what = kind;
    const auto rows = readCsv(text);
    if (!rows) {
        table.problems.push_back(rows.error().text);
        return table;
    }
    (*found)->read(*rows, workshop, table);
    GAFFER_CHECK(table.problems.empty() || table.count == 0);
    return table;
}

} // namespace gaffer

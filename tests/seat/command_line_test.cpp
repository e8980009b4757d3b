#include "tests/seat/workshop_process.hpp"

#include <gtest/gtest.h>

namespace gaffer::ui {
namespace {

constexpr int badUsage = 2;

class CommandLine : public testing::Test {
protected:
    Ended ctl(QStringList arguments)
    {
        return run("gafferctl", QStringList{"--workshop", m_workshop.folder()} + arguments, m_workshop.folder());
    }
    WorkshopProcess m_workshop;
};

TEST_F(CommandLine, RefusesWhatCannotBeMeantAsUsage)
{
    const QList<QStringList> wrong{
        {"import", "potions", "x.csv"},
        {"import", "products"},
        {"import", "products", "x.csv", "--encoding", "latin1"},
        {"report", "weekly"},
        {"report", "daily", "--date", "2026-02-30"},
        {"report", "daily", "--date", ""},
        {"report", "daily", "--format", "doc"},
        {"report", "daily", "--format", "pdf"},
        {"report", "daily", "--language", "fr"},
        {"board", "--language", "fr"},
        {"read", "line", "256", "holding", "0", "1"},
        {"read", "line", "1", "inputs", "0", "1"},
        {"read", "line", "1", "holding", "65536", "1"},
        {"read", "line", "1", "holding", "0", "0"},
    };
    for (const QStringList& arguments : wrong) {
        const Ended ended = ctl(arguments);
        EXPECT_EQ(ended.code, badUsage) << arguments.join(' ').toStdString() << ended.errors.toStdString();
        EXPECT_FALSE(ended.errors.isEmpty());
    }
}

TEST_F(CommandLine, ReportsWithoutAServiceAndImportsWithOne)
{
    const Ended report = ctl({"report", "daily", "--format", "json", "--language", "en"});
    EXPECT_EQ(report.code, 0) << report.errors.toStdString();
    EXPECT_TRUE(report.out.startsWith('{'));
    EXPECT_EQ(ctl({"report", "daily", "--format", "pdf", "--out", m_workshop.file("day.pdf")}).code, 0);
    const Ended header = ctl({"import", "orders", "--template"});
    EXPECT_EQ(header.out.toStdString(), "order,line,product,quantity,due,weight,customer\n");
    EXPECT_EQ(ctl({"import", "orders", m_workshop.file("missing.csv")}).code, 1);
    m_workshop.start();
    QFile file{m_workshop.file("recipes.csv")};
    ASSERT_TRUE(file.open(QIODevice::WriteOnly));
    file.write("recipe,glass\nR-9,amber\n");
    file.close();
    const Ended imported = ctl({"import", "recipes", file.fileName()});
    EXPECT_EQ(imported.code, 0) << imported.errors.toStdString();
    EXPECT_EQ(imported.out.toStdString(), "1 rows imported\n");
}

} // namespace
} // namespace gaffer::ui

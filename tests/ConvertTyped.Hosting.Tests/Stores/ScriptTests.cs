namespace ConvertTyped.Hosting.Tests.Stores;

public class ScriptTests
{
    [Fact]
    public void The_page_about_stores_shows_the_statements_that_create_the_tables()
    {
        var page = string.Join(' ', Repository.Read("docs", "stores.md").Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries));

        Assert.Contains($"{ConvertTable.Script()}; {ConvertOutboxTable.Script()};", page, StringComparison.Ordinal);
    }
}

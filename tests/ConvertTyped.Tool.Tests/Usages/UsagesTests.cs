using System.Diagnostics;
using System.Text.Json;

namespace ConvertTyped.Tool.Tests.Usages;

public class UsagesTests
{
    [Fact]
    public async Task Twenty_thousand_uses_in_500_files_are_found_to_the_last_place()
    {
        const int Files = 500;
        const int UsesEach = 40;
        using var workplace = new Workplace();
        var planted = new PlantedCode();
        workplace["Shop.csproj"] = ConsumerProject.File();
        workplace["convert.json"] = ShopConfig.Text;
        workplace["Flags.cs"] = PlantedCode.Wrapper;
        for (var i = 0; i < Files; i++)
            workplace[$"Page{i}.cs"] = planted.File($"Page{i}.cs", UsesEach);
        var watch = Stopwatch.StartNew();

        var run = (await workplace.RunAsync("usages", "--format", "json")).Exits(0);

        Assert.True(watch.Elapsed < TimeSpan.FromSeconds(120), $"{watch.Elapsed}");
        var found = EntitiesIn(run.Output)
            .SelectMany(entity => entity.GetProperty("places").EnumerateArray().Select(place => $"{entity.GetProperty("key").GetString()} {place.GetProperty("kind").GetString()} {place.GetProperty("file").GetString()} {place.GetProperty("line")} {place.GetProperty("column")}"))
            .Order(StringComparer.Ordinal);
        Assert.Equal(planted.Places, found);
    }

    [Fact]
    public async Task Filters_list_what_is_unused_retired_and_unknown()
    {
        using var workplace = new Workplace();
        workplace["Shop.csproj"] = ConsumerProject.File();
        workplace["convert.json"] = ShopConfig.Text;
        workplace["convert.retired.json"] = """{"version":1,"goals":[{"id":"1","key":"old-goal","since":"2026-11-01"}]}""";
        workplace["Program.cs"] = """
            ConvertContext context = null!;
            _ = context.Features.Recommendations.IsEnabled;
            context.TrackConversion("old-goal");
            context.TrackConversion("no-such-goal");
            _ = context.Features.SeasonBanner.Text;
            System.Console.WriteLine("trial-started");
            """;

        var unused = (await workplace.RunAsync("usages", "--unused", "--format", "json")).Exits(1).Output;
        var keys = EntitiesIn(unused).Select(entity => entity.GetProperty("key").GetString()!).ToList();
        // A feature's use is that of the experience that carries it.
        Assert.DoesNotContain("recommendations-rollout", keys);
        Assert.Contains("checkout-experiment", keys);
        Assert.Contains("trial-started", keys);
        Assert.Equal(6, EntitiesIn(unused).Single(entity => entity.GetProperty("key").GetString() == "trial-started").GetProperty("mentions")[0].GetProperty("line").GetInt32());

        var retired = (await workplace.RunAsync("usages", "--retired")).Exits(1).Output;
        Assert.Contains("goal old-goal not served by Convert since 2026-11-01", retired, StringComparison.Ordinal);
        Assert.Contains("Program.cs(3,25) key", retired, StringComparison.Ordinal);
        Assert.Contains("feature season-banner", retired, StringComparison.Ordinal);

        var unknown = (await workplace.RunAsync("usages", "--unknown", "--format", "csv")).Exits(1).Output;
        Assert.Equal("entity,key,state,kind,project,file,line,column,author\r\ngoal,no-such-goal,unknown,key,Shop,Program.cs,4,25,\r\n", unknown);
    }

    [Fact]
    public async Task A_project_that_does_not_load_is_2_with_the_words_of_MSBuild()
    {
        using var workplace = new Workplace();
        workplace["Shop.csproj"] = "<Project Sdk=\"No.Such.Sdk\"></Project>";
        var run = (await workplace.RunAsync("usages")).Exits(2);
        Assert.Contains("No.Such.Sdk", run.Error, StringComparison.Ordinal);
    }

    private static List<JsonElement> EntitiesIn(string json) => [.. JsonElement.Parse(json).GetProperty("entities").EnumerateArray()];
}

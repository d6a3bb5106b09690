using System.Diagnostics;
using System.Text.Json;

namespace ConvertTyped.Tool.Tests.Usages;

public class UsagesTests
{
    [Fact]
    public Task Every_use_is_found_at_its_place() => FindAsync(files: 20, usesEach: 32, TimeSpan.MaxValue);

    // Run this test on an idle machine with dotnet run --project tests/ConvertTyped.Tool.Tests -- -explicit only
    [Fact(Explicit = true)]
    public Task Twenty_thousand_uses_in_500_files_are_found_within_a_minute() => FindAsync(files: 500, usesEach: 40, TimeSpan.FromMinutes(1));

    private static async Task FindAsync(int files, int usesEach, TimeSpan limit)
    {
        using var workplace = new Workplace();
        var planted = new PlantedCode();
        workplace["Shop.csproj"] = ConsumerProject.WebFile();
        workplace["convert.json"] = ShopConfig.Text;
        workplace["Flags.cs"] = PlantedCode.Wrapper;
        workplace["Program.cs"] = "Shop.Code0.Run(null!);\n";
        Directory.CreateDirectory(workplace.At("Pages"));
        for (var i = 0; i < files; i++)
        {
            if (i % 10 == 9)
                workplace[$"Pages/Page{i}.cshtml"] = planted.Page($"Pages/Page{i}.cshtml", usesEach);
            else
                workplace[$"Code{i}.cs"] = planted.File($"Code{i}.cs", usesEach);
        }
        Dotnet.Run(workplace.Folder, "restore").RequireSuccess();
        var watch = Stopwatch.StartNew();

        var run = (await workplace.RunAsync("usages", "--format", "json")).Exits(0);

        Assert.True(watch.Elapsed < limit, $"{watch.Elapsed}");
        var found = EntitiesIn(run.Output)
            .SelectMany(entity => entity.GetProperty("places").EnumerateArray().Select(place => $"{entity.GetProperty("key").GetString()} {place.GetProperty("kind").GetString()} {place.GetProperty("file").GetString()} {place.GetProperty("line")} {place.GetProperty("column")}"))
            .Order(StringComparer.Ordinal);
        Assert.Equal(planted.Places, found);
    }

    [Fact]
    public async Task Filters_list_unused_retired_and_unknown_entities()
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
        // A use of a feature is also a use of the experience that carries it.
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
    public async Task A_project_that_does_not_load_causes_exit_code_2_and_an_error_with_the_message_of_MSBuild()
    {
        using var workplace = new Workplace();
        workplace["Shop.csproj"] = "<Project Sdk=\"No.Such.Sdk\"></Project>";
        var run = (await workplace.RunAsync("usages")).Exits(2);
        Assert.Contains("No.Such.Sdk", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blame_adds_the_last_author_of_each_line()
    {
        using var workplace = new Workplace();
        workplace["Shop.csproj"] = ConsumerProject.File();
        workplace["convert.json"] = ShopConfig.Text;
        workplace["Program.cs"] = "ConvertContext context = null!;\n_ = context.Features.Recommendations.IsEnabled;\n";
        Commit(workplace, "Ada Lovelace");
        workplace["Program.cs"] += "context.TrackConversion(\"trial-started\");\n";
        Commit(workplace, "Alan Turing");
        workplace["Program.cs"] += "context.TrackConversion(\"add_to_cart\");\n";

        var lines = (await workplace.RunAsync("usages", "--blame", "--format", "csv")).Exits(0).Output.Split("\r\n");

        Assert.Contains("feature,recommendations,,accessor,Shop,Program.cs,2,22,Ada Lovelace", lines);
        Assert.Contains("goal,trial-started,,key,Shop,Program.cs,3,25,Alan Turing", lines);
        Assert.Contains("goal,add_to_cart,,key,Shop,Program.cs,4,25,", lines);
    }

    private static void Commit(Workplace workplace, string author)
    {
        foreach (var arguments in new string[][] { ["init", "--quiet"], ["add", "Program.cs"], ["-c", $"user.name={author}", "-c", "user.email=a@example.com", "commit", "--quiet", "--message", "change"] })
            Dotnet.RunProgram("git", workplace.Folder, arguments).RequireSuccess();
    }

    private static List<JsonElement> EntitiesIn(string json) => [.. JsonElement.Parse(json).GetProperty("entities").EnumerateArray()];
}

using ConvertTyped.AspNetCore.Tests.Processes;

namespace ConvertTyped.AspNetCore.Tests.Stores;

public class SharedStoreTests
{
    private const int Visitors = 10_000;

    [Fact]
    public async Task Two_processes_that_share_a_SQLite_file_keep_each_visitor_in_one_variation_and_count_one_conversion_per_visitor()
    {
        using var file = new SqliteFile();
        await CheckAsync("sqlite", file.ConnectionString);
    }

    [Fact]
    public async Task Two_processes_that_share_a_PostgreSQL_database_keep_each_visitor_in_one_variation_and_count_one_conversion_per_visitor()
    {
        await using var server = await Postgres.StartAsync();
        await CheckAsync("postgres", server.ConnectionString);
    }

    /// <summary>
    /// Each visitor first sends requests to both servers at the same time, so that each server often decides before the other has written the visitor's state.
    /// Later, the visitor sends another request to one of the servers.
    /// </summary>
    private static async Task CheckAsync(string engine, string connection)
    {
        await using var convert = await FakeConvertServer.StartAsync();
        await using var first = await StartAsync(engine, connection, convert);
        await using var second = await StartAsync(engine, connection, convert);
        AppProcess[] servers = [first, second];

        var together = await VisitAsync(_ => servers);
        await FlushAllAsync(servers);
        var random = new Random(1);
        var chosen = Enumerable.Range(0, Visitors).Select(_ => servers[random.Next(servers.Length)]).ToArray();
        var later = await VisitAsync(i => [chosen[i]]);
        await FlushAllAsync(servers);

        Assert.All(together.Zip(later), visitor => Assert.Single(visitor.First.Concat(visitor.Second).Select(answer => answer.Split(' ')[0]).Distinct()));
        Assert.All(together, answers => Assert.Contains(answers, answer => answer.EndsWith("Queued", StringComparison.Ordinal)));
        Assert.All(later, answers => Assert.EndsWith("Deduplicated", answers.Single(), StringComparison.Ordinal));
        var conversions = Events.Of(convert).Where(happened => happened.Type == "conversion").Select(happened => happened.Visitor).ToList();
        Assert.Equal((Visitors, Visitors), (conversions.Count, conversions.Distinct().Count()));
        // If this fails, the requests were not concurrent.
        Assert.Contains(together, answers => answers.All(answer => answer.EndsWith("Queued", StringComparison.Ordinal)));
    }

    private static Task<AppProcess> StartAsync(string engine, string connection, FakeConvertServer convert) => AppProcess.StartAsync(
        "tests/ConvertTyped.SharedStoreServer",
        ("Engine", engine),
        ("Connection", connection),
        ("Convert:ConfigFile", Shop.Path),
        ("Convert:FlushTimeout", "00:05:00"),
        ("Convert:BatchSize", "500"),
        ("Convert:Transport:TrackEndpoint", convert.TrackEndpoint),
        ("Logging:LogLevel:Default", "Warning"),
        ("Logging:LogLevel:Microsoft.Hosting.Lifetime", "Information"));

    private static async Task<string[][]> VisitAsync(Func<int, AppProcess[]> asked)
    {
        var answers = new string[Visitors][];
        await Parallel.ForEachAsync(Enumerable.Range(0, Visitors), new ParallelOptions { MaxDegreeOfParallelism = 16 }, async (i, cancel) =>
            answers[i] = await Task.WhenAll(asked(i).Select(server => server.Client.GetStringAsync($"/visit/visitor-{i}", cancel))));
        return answers;
    }

    private static async Task FlushAllAsync(AppProcess[] servers)
    {
        foreach (var server in servers)
            Assert.Equal("0", await server.Client.GetStringAsync("/flush"));
    }
}

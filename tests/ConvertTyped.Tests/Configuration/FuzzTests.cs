using Microsoft.Extensions.Logging;

namespace ConvertTyped.Tests.Configuration;

/// <summary>Damages the shop's config at random, 20,000 times. The damage is the same in every run.</summary>
public class FuzzTests
{
    private const int RoundsPerSeed = 2_500;

    /// <summary>The number of rounds per flush. A flush takes longer than the rest of a round, so most rounds do not flush.</summary>
    private const int RoundsPerFlush = 16;

    private static readonly byte[] Shop = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "shop", "convert.json"));

    private static readonly TreeDamage Tree = new(Shop);

    private static readonly Dictionary<string, object?> Attributes = new()
    {
        ["plan"] = "pro", ["country"] = "DE", ["age"] = 42, ["url"] = "/pricing", ["lifetime_value"] = "1,000",
    };

    private static readonly string[] Kinds = ["experience", "feature", "goal", "audience", "location", "segment", "no kind"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_config_with_random_values_is_rejected_or_can_be_evaluated(int seed) => Run(seed, Tree.Inflict);

    [Theory]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void A_config_with_damaged_bytes_is_rejected_or_can_be_evaluated(int seed) =>
        Run(seed, random => TextDamage.Inflict(Shop, random));

    private static void Run(int seed, Func<Random, byte[]> damage)
    {
        var random = new Random(seed);
        var (loaded, refused) = (0, 0);
        using var endpoint = new AcceptingHandler();
        using var logs = new RecordedLogs(LogLevel.Error);
        for (var round = 0; round < RoundsPerSeed; round++)
        {
            try
            {
                Evaluate(ConvertConfig.FromUtf8Bytes(damage(random)), endpoint, logs, isFlushed: round % RoundsPerFlush == 0);
                loaded++;
            }
            catch (InvalidConfigException)
            {
                refused++;
            }
        }

        Assert.True(loaded > RoundsPerSeed / 10 && refused > RoundsPerSeed / 20, $"{loaded} loaded, {refused} refused");
        Assert.Empty(logs.Of(11));
    }

    private static void Evaluate(ConvertConfig config, AcceptingHandler endpoint, RecordedLogs logs, bool isFlushed)
    {
        using var core = new ConvertCore(new()
        {
            Config = config, LoggerFactory = logs, Environment = "live", BatchSize = 1_000, HttpMessageHandler = endpoint,
        }).Initialize();
        var context = core.CreateContext("visitor", Attributes, Attributes);
        var snapshot = core.CurrentConfig!;
        var diagnosed = snapshot.Experiences.Select(experience => context.DiagnoseExperience(experience.Key))
            .Concat(snapshot.Features.Select(feature => context.DiagnoseFeature(feature.Key)))
            .Concat(snapshot.Goals.Select(goal => context.DiagnoseGoal(goal.Key)))
            .Concat(Kinds.Select(kind => context.DiagnoseEntity(kind, "100410001")));
        Assert.DoesNotContain(diagnosed, diagnostic => diagnostic.Details.ContainsKey("error"));
        context.RunExperiences();
        context.RunCustomSegments(snapshot.Segments.Select(segment => segment.Key));
        foreach (var feature in context.RunFeatures())
            Assert.Equal(feature.Variables.Count, feature.Variables.Select(variable => variable.Value).Count());
        foreach (var goal in snapshot.Goals)
            Assert.NotEqual(ConversionStatus.GoalNotFound, context.TrackConversion(goal.Key, 9.99m).Status);
        if (isFlushed)
            Assert.Equal(0, core.Flush().Remaining);
    }
}

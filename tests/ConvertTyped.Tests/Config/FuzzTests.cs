using System.Text;

namespace ConvertTyped.Tests.Config;

/// <summary>Random damage to the shop's config, the same in every run.</summary>
public class FuzzTests
{
    private const int RoundsPerSeed = 2_500;

    private static readonly byte[] Shop = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "Fixtures", "shop", "convert.json"));

    private static readonly string[] Fragments =
    [
        "null", "true", "false", "0", "-1", "1e999", "\"\"", "\"x\"", "[]", "{}", "[[]]", "{\"\":{}}", "\"\\ud800\"", "\"\\u0000\"", ",", ":", "\"", "{", "}",
        "[", "]", "\\", "\"id\"", "\"key\"", "\"(a+)+$\"", "99999999999999999999", "\uFEFF", "\"100410001\"", "\"OR\"", "\"rules\":null,",
    ];

    private static readonly Dictionary<string, object?> Attributes = new()
    {
        ["plan"] = "pro", ["country"] = "DE", ["age"] = 42, ["url"] = "/pricing", ["lifetime_value"] = "1,000",
    };

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public void A_damaged_config_loads_or_is_refused_and_what_loads_evaluates(int seed)
    {
        var random = new Random(seed);
        var (loaded, refused) = (0, 0);
        using var logs = new RecordedLogs();
        for (var round = 0; round < RoundsPerSeed; round++)
        {
            try
            {
                Evaluate(ConvertConfig.FromUtf8Bytes(Damage(random)), logs);
                loaded++;
            }
            catch (InvalidConfigException)
            {
                refused++;
            }
        }

        Assert.True(loaded > RoundsPerSeed / 10 && refused > RoundsPerSeed / 10, $"{loaded} loaded, {refused} refused");
        Assert.DoesNotContain(logs.Records, record => record.Message.StartsWith("Evaluating failed", StringComparison.Ordinal));
    }

    private static void Evaluate(ConvertConfig config, RecordedLogs logs)
    {
        using var core = new ConvertCore(new() { Config = config, LoggerFactory = logs, Environment = "live" }).Initialize();
        var context = core.CreateContext("visitor", Attributes, Attributes);
        context.RunExperiences(enableTracking: false);
        context.RunFeatures(enableTracking: false);
        context.RunCustomSegments(core.CurrentConfig!.Segments.Select(segment => segment.Key));
        foreach (var experience in core.CurrentConfig.Experiences)
            Assert.NotNull(context.DiagnoseExperience(experience.Key).Message);
        foreach (var feature in core.CurrentConfig.Features)
            Assert.Equal(feature.Variables.Count, feature.Variables.Select(variable => variable.Key).Count());
    }

    private static byte[] Damage(Random random)
    {
        var bytes = new List<byte>(Shop);
        for (var wounds = random.Next(1, 4); wounds > 0; wounds--)
        {
            var at = random.Next(bytes.Count);
            var length = Math.Min(random.Next(1, 12), bytes.Count - at);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, length);
                    break;
                case 2:
                    bytes.InsertRange(at, Encoding.UTF8.GetBytes(Fragments[random.Next(Fragments.Length)]));
                    break;
                case 3:
                    bytes.InsertRange(at, bytes.GetRange(random.Next(bytes.Count - length), length));
                    break;
                default:
                    ReplaceValue(bytes, at, Fragments[random.Next(Fragments.Length)]);
                    break;
            }
        }

        return [.. bytes];
    }

    /// <summary>The value behind the next colon, up to the comma or bracket that ends it: mostly leaves JSON that is still JSON.</summary>
    private static void ReplaceValue(List<byte> bytes, int at, string fragment)
    {
        var colon = bytes.IndexOf((byte)':', at);
        if (colon < 0)
            return;
        var end = bytes.FindIndex(colon, value => value is (byte)',' or (byte)'}' or (byte)']');
        if (end < 0)
            return;
        bytes.RemoveRange(colon + 1, end - colon - 1);
        bytes.InsertRange(colon + 1, Encoding.UTF8.GetBytes(fragment));
    }
}

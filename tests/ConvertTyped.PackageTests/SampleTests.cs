using System.Text.Json;
using System.Text.RegularExpressions;

namespace ConvertTyped.PackageTests;

/// <summary>Tests that no sample sends events to a real project. A core can send events even without an SDK key.</summary>
public partial class SampleTests
{
    /// <summary>The Aspire sample sends events, but only with the connection string of the local config server that the sample's application host starts.</summary>
    private const string OnlyWithConnectionString = "convert.EnableTracking = builder.Configuration[\"ConnectionStrings:convert\"] is not null";

    /// <summary>The samples that have a core.</summary>
    public static TheoryData<string> Samples => [.. Directory.GetDirectories(Repository.At("samples")).Where(folder => Cores(folder) > 0).Select(folder => Path.GetFileName(folder))];

    [Fact]
    public void All_samples_with_their_own_config_are_checked() => Assert.All(
        Directory.GetDirectories(Repository.At("samples")).Where(folder => File.Exists(Path.Combine(folder, "convert.json"))).Select(folder => Path.GetFileName(folder)),
        sample => Assert.Contains(sample, Samples.Select(row => row.Data)));

    [Theory]
    [MemberData(nameof(Samples))]
    public void A_sample_sends_no_events_to_a_real_project(string sample)
    {
        var folder = Repository.At("samples", sample);
        if (sample == "AspireWorker")
        {
            Assert.Contains(OnlyWithConnectionString, Code(folder), StringComparison.Ordinal);
            Assert.Contains("AddConvertConfigServer(\"../AspireWorker/convert.json\")", Repository.Read("samples", "AspireHost", "Program.cs"), StringComparison.Ordinal);
            return;
        }

        Assert.True(TrackingOff().Count(Code(folder)) == Cores(folder) || IsOffInSettings(folder), $"samples/{sample} can send events: set EnableTracking to false for each core.");
        Assert.DoesNotMatch("EnableTracking\\S* = (true|\\(.*, true)", Code(folder));
    }

    /// <summary>Returns whether tracking is off in <c>appsettings.json</c> and no settings file of an environment turns it on.</summary>
    private static bool IsOffInSettings(string folder) =>
        IsTracking(Path.Combine(folder, "appsettings.json")) == false
        && Directory.GetFiles(folder, "appsettings.*.json").All(file => IsTracking(file) != true);

    /// <summary>Returns the value of <c>EnableTracking</c> in a settings file; null if the file does not exist or does not contain the setting.</summary>
    private static bool? IsTracking(string file)
    {
        if (!File.Exists(file))
            return null;
        using var settings = JsonDocument.Parse(File.ReadAllText(file), new() { CommentHandling = JsonCommentHandling.Skip });
        return settings.RootElement.TryGetProperty("Convert", out var convert) && convert.TryGetProperty("EnableTracking", out var tracking) ? tracking.GetBoolean() : null;
    }

    private static int Cores(string folder) => Core().Count(Code(folder));

    private static string Code(string folder) => string.Join('\n', Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
        .Where(file => Path.GetExtension(file) is ".cs" or ".razor" or ".cshtml")
        .Where(file => !Path.GetRelativePath(folder, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj"))
        .Order(StringComparer.Ordinal).Select(File.ReadAllText));

    [GeneratedRegex(@"(?<!HealthChecks\(\))\.AddConvert\(|\.AddKeyedConvert\(|new ConvertCore\(|ConvertCore\.Start(Async)?\(")]
    private static partial Regex Core();

    [GeneratedRegex(@"EnableTracking = false|EnableTracking\) = \([^)]*false\)")]
    private static partial Regex TrackingOff();
}

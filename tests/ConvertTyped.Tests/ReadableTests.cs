using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace ConvertTyped.Tests;

/// <summary>Tests the text that a debugger, a log or an interpolated string shows for the public types.</summary>
public partial class ReadableTests
{
    private const string VisitorId = "raw-visitor-id";

    private static readonly ConvertConfig Config =
        ConvertConfig.FromFile(Path.Combine(AppContext.BaseDirectory, "Fixtures", "shop", "convert.json"));

    public static TheoryData<Type> Types =>
    [
        .. typeof(ConvertCore).Assembly.GetExportedTypes().Where(type =>
            type is { IsInterface: false, IsEnum: false } && !(type.IsAbstract && type.IsSealed) && type.Namespace == "ConvertTyped"
            && !type.IsSubclassOf(typeof(Exception)) && !type.IsSubclassOf(typeof(Attribute)) && type != typeof(InMemoryDataStore)),
    ];

    [Theory]
    [MemberData(nameof(Types))]
    public void Every_public_type_overrides_ToString(Type type)
    {
        var shown = type.GetMethod(nameof(ToString), BindingFlags.Public | BindingFlags.Instance, [])!;
        Assert.True(shown.DeclaringType!.Assembly == type.Assembly && !shown.IsDefined(typeof(CompilerGeneratedAttribute)), $"{type} must override ToString.");
    }

    /// <summary>
    /// Tests the options and records of all packages except ConvertTyped. The compiler-generated <c>ToString</c> of a record writes all members, including
    /// visitor ids. Types that derive from <c>TypedAttributes</c> are not checked, because they inherit a <c>ToString</c> that shows only keys. Types that
    /// IntelliSense hides are not checked either.
    /// </summary>
    [Fact]
    public void Every_options_class_and_record_of_the_other_packages_overrides_ToString()
    {
        var shown =
            from file in Repository.SourceFiles(Directory.GetFiles(Repository.At("src"), "PublicAPI.Shipped.txt", SearchOption.AllDirectories)
                .Select(list => Path.GetRelativePath(Repository.Root, Path.GetDirectoryName(list)!)).Where(folder => Path.GetFileName(folder) != "ConvertTyped"))
            from Match type in ShownType().Matches(File.ReadAllText(file))
            where !type.Groups["hidden"].Success && !type.Groups["base"].Value.Contains("TypedAttributes", StringComparison.Ordinal)
            select (Name: type.Groups["name"].Value, Text: type.Groups["body"].Value);
        var types = shown.ToList();

        Assert.Contains("ConvertRedisOptions", types.Select(type => type.Name));
        Assert.Contains("RecordedDecision", types.Select(type => type.Name));
        Assert.Empty(types.Where(type => !type.Text.Contains("override string ToString()", StringComparison.Ordinal)).Select(type => type.Name));
    }

    [Fact]
    public void Results_show_keys_and_values()
    {
        using var core = ConvertCore.Start(new() { Config = Config, Environment = "live" });
        var context = core.CreateContext("someone");
        context.SetPreview("100410001", "100420002");
        Assert.Equal("checkout-experiment: treatment", context.RunExperience("checkout-experiment")!.ToString());
        Assert.StartsWith("checkout-banner: on (checkout-experiment/treatment) ", context.RunFeature("checkout-banner")!.ToString(), StringComparison.Ordinal);
        Assert.Contains(" headline=\"", context.RunFeature("checkout-banner")!.ToString(), StringComparison.Ordinal);
        Assert.Equal("checkout-experiment: treatment (preview)", context.ExplainExperience("checkout-experiment")!.ToString());
        Assert.Equal("purchase_completed: not tracked (preview)", context.TrackConversion("purchase_completed").ToString());
        Assert.Equal("0 delivered, 0 remaining, 0 dropped", core.Flush().ToString());
    }

    /// <summary>Exceptions that this library does not define come from the application's outbox or data store. Their messages can quote a visitor id.</summary>
    [Fact]
    public void The_text_of_a_flush_or_commit_result_does_not_quote_exceptions_of_the_application()
    {
        var foreign = new InvalidOperationException($"Duplicate entry '{VisitorId}'");
        Assert.Equal("0 delivered, 1 remaining, 0 dropped: InvalidOperationException", new FlushResult(0, 1, 0, foreign).ToString());
        Assert.Equal("1 uncommitted: InvalidOperationException", new CommitResult(1, foreign).ToString());
        Assert.Equal("1 uncommitted: The outbox table is missing.", new CommitResult(1, new DataStoreException("The outbox table is missing.")).ToString());
    }

    [Fact]
    public void Visitor_ids_and_secrets_are_never_shown()
    {
        var options = new ConvertOptions { SdkKey = "sdk_live_1234567890", SdkKeySecret = "top-secret", DebugToken = "debug-secret", Config = Config };
        options.Transport.Headers["X-Secret"] = "header-secret";
        using var core = ConvertCore.Start(new() { Config = Config, Environment = "live" });
        var context = core.CreateContext(VisitorId, new Dictionary<string, object?> { ["email"] = "someone@example.com" });
        object[] shown =
        [
            options, options.Transport, core, core.CurrentConfig!, core.ConfigFreshness!, Config, context, context.VisitorAttributes,
            context.TrackConversion("purchase_completed"), new ConversionEventPayload(VisitorId, "1", "g"),
            new BucketingEventPayload(VisitorId, "e", "1", "v", "2"), context.DiagnoseExperience("pricing-page-test"),
        ];
        foreach (var text in shown.Select(value => value.ToString()!))
        {
            Assert.NotEmpty(text);
            Assert.All(
                new[] { VisitorId, "someone@", "1234567890", "secret", "ConvertTyped." },
                hidden => Assert.DoesNotContain(hidden, text, StringComparison.Ordinal));
        }
    }

    [GeneratedRegex(
        @"(?<hidden>\[EditorBrowsable\(EditorBrowsableState\.Never\)\]\s*\n)?public sealed (record (struct )?(?<name>\w+)|class (?<name>\w+(Options|Settings)))\b(?<base>[^\n;]*)(;|\n\{(?<body>.*?)\n\})",
        RegexOptions.Singleline)]
    private static partial Regex ShownType();
}

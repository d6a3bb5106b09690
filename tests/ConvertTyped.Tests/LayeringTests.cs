using System.Runtime.CompilerServices;

namespace ConvertTyped.Tests;

public class LayeringTests
{
    private const string Root = "ConvertTyped";

    /// <summary>
    /// The folders from the lowest to the highest, each with the lower folders that it may use. Folders may also use the root, within the limits that other
    /// tests of this class check.
    /// </summary>
    private static readonly (string Folder, string[] Lower)[] Layers =
    [
        ("Semantics", []),
        ("Threading", []),
        ("Diagnostics", []),
        ("Attributes", ["Semantics"]),
        ("Patterns", ["Semantics"]),
        ("Snapshots", ["Semantics", "Attributes", "Patterns"]),
        ("Http", ["Diagnostics"]),
        ("Lifecycle", ["Diagnostics"]),
        ("Evaluation", ["Semantics", "Attributes", "Patterns", "Snapshots"]),
        ("Configuration", ["Semantics", "Attributes", "Patterns", "Snapshots", "Diagnostics", "Http", "Threading"]),
        ("Telemetry", ["Snapshots", "Evaluation", "Diagnostics"]),
        ("Tracking", ["Semantics", "Attributes", "Evaluation", "Diagnostics", "Lifecycle", "Http", "Threading"]),
        ("Visitors", ["Attributes", "Snapshots", "Configuration", "Evaluation", "Diagnostics", "Lifecycle", "Telemetry", "Threading", "Tracking"]),
        (PublicFolder, ["Attributes", "Snapshots", "Configuration", "Evaluation", "Visitors"]),
        (CompositionFolder, ["Configuration", "Diagnostics", "Lifecycle", "Http", "Telemetry", "Threading", "Visitors", "Tracking", PublicFolder]),
    ];

    private static readonly Dictionary<string, string[]> Known = Layers.ToDictionary(layer => layer.Folder, layer => layer.Lower);

    /// <summary>The folders that a root type may use in addition to those that every root type may use.</summary>
    private static readonly Dictionary<string, string[]> KnownByRoot = new()
    {
        [nameof(ConvertContext)] = [CompositionFolder, "Visitors", "Tracking", "Diagnostics"],
        [nameof(ConvertCore)] = [CompositionFolder, "Visitors", "Tracking", "Lifecycle"],
        [nameof(ConvertOptions)] = ["Http", "Diagnostics"],
        [nameof(TransportOptions)] = ["Http"],
        [nameof(FlushResult)] = ["Threading"],
        [nameof(CommitResult)] = ["Threading"],
        [nameof(InMemoryDataStore)] = ["Visitors"],
        [nameof(BucketingEventPayload)] = ["Diagnostics"],
        [nameof(ConversionEventPayload)] = ["Diagnostics"],
    };

    private static readonly Type[] Types = [.. typeof(ConvertCore).Assembly.GetTypes().Where(type => FolderOf(type) is not null)];

    private const string PublicFolder = "Generated";

    /// <summary>The folder with the code that creates the parts of a core.</summary>
    private const string CompositionFolder = "Composition";

    public static TheoryData<string> Folders => [.. Known.Keys];

    public static TheoryData<string> InternalFolders => [.. Known.Keys.Where(folder => folder != PublicFolder)];

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_folder_depends_only_on_the_folders_that_it_may_use(string folder)
    {
        string[] allowed = [folder, Root, .. Known[folder]];
        Assert.Empty(Mentions(folder, mentioned => FolderOf(mentioned) is { } other && !allowed.Contains(other)));
    }

    [Fact]
    public void The_dependencies_between_folders_have_no_cycles() =>
        Assert.DoesNotContain(Layers.Index(), layer => layer.Item.Lower.Except(Layers[..layer.Index].Select(lower => lower.Folder)).Any());

    [Theory]
    [MemberData(nameof(Folders))]
    public void Every_allowed_dependency_of_a_folder_exists(string folder) =>
        Assert.Empty(Known[folder].Except(Types.Where(type => FolderOf(type) == folder).SelectMany(MentionedTypes.By).Select(FolderOf)));

    [Theory]
    [MemberData(nameof(InternalFolders))]
    public void No_internal_folder_depends_on_ConvertCore_or_ConvertContext(string folder) =>
        Assert.Empty(Mentions(folder, mentioned => mentioned == typeof(ConvertCore) || mentioned == typeof(ConvertContext)));

    [Fact]
    public void A_root_type_depends_only_on_the_folders_that_it_may_use() =>
        Assert.Empty(Mentions(Root, mentioned => FolderOf(mentioned) is { } folder && folder != Root, by =>
            ["Semantics", "Attributes", "Snapshots", "Configuration", "Evaluation", PublicFolder, .. KnownByRoot.GetValueOrDefault(OutermostOf(by).Name, [])]));

    [Fact]
    public void The_Semantics_folder_does_not_depend_on_root_types() =>
        Assert.Empty(Mentions("Semantics", mentioned => FolderOf(mentioned) == Root));

    [Fact]
    public void The_Attributes_folder_depends_on_no_root_type_except_AttributeSet_and_AttributeValue() =>
        Assert.Empty(Mentions("Attributes", mentioned => FolderOf(mentioned) == Root
            && mentioned != typeof(AttributeSet) && mentioned != typeof(AttributeValue)));

    [Theory]
    [InlineData("Evaluation")]
    public void The_Evaluation_folder_does_not_depend_on_options_stores_events_time_logging_or_IO(string folder) =>
        Assert.Empty(Mentions(folder, mentioned => mentioned == typeof(ConvertOptions) || mentioned == typeof(IDataStore)
            || mentioned == typeof(LifecycleEvent) || mentioned == typeof(TimeProvider)
            || mentioned.Namespace is "Microsoft.Extensions.Logging" or "System.IO" or "System.Net.Http"));

    /// <summary>
    /// Code that depends on time uses the given clock. The time limit of patterns is the exception: it protects the server from slow patterns even if a
    /// test controls the given clock.
    /// </summary>
    [Fact]
    public void Only_the_time_limit_of_patterns_uses_the_system_clock()
    {
        string[] clocks = ["TickCount", "Stopwatch", "DateTime.Now", "DateTime.UtcNow", "DateTime.Today", "DateTimeOffset.Now", "DateTimeOffset.UtcNow"];
        Assert.Equal(
            ["PatternBudget.cs"],
            from file in Repository.SourceFiles("src/ConvertTyped", "src/Semantics")
            let source = File.ReadAllText(file)
            where clocks.Any(clock => source.Contains(clock, StringComparison.Ordinal))
            select Path.GetFileName(file));
    }

    [Fact]
    public void No_type_uses_Thread_Timer_PeriodicTimer_or_Stopwatch()
    {
        Type[] own = [typeof(Thread), typeof(Timer), typeof(System.Timers.Timer), typeof(PeriodicTimer), typeof(System.Diagnostics.Stopwatch)];
        Assert.Empty(Known.Keys.Append(Root).SelectMany(folder => Mentions(folder, own.Contains)));
    }

    [Fact]
    public void Every_folder_is_in_the_list_of_layers() => Assert.Empty(Types.Select(FolderOf).Except([.. Known.Keys, Root]));

    [Fact]
    public void Every_folder_has_a_readme_of_five_to_ten_lines() =>
        Assert.DoesNotContain(Known.Keys.Where(folder => folder != "Semantics"), folder =>
            !File.Exists(ReadmeOf(folder)) || File.ReadLines(ReadmeOf(folder)).Count() is < 5 or > 10);

    [Fact]
    public void Public_types_are_in_the_root_or_the_Generated_folder_and_internal_types_are_in_folders() =>
        Assert.DoesNotContain(Types, type => !type.IsNested && FolderOf(type) != PublicFolder && type.IsPublic != (type.Namespace == Root));

    private static string ReadmeOf(string folder) => Path.Combine(Repository.At("src"), "ConvertTyped", folder, "README.md");

    /// <summary>The last part of the namespace. Returns null for types of other assemblies or namespaces, and for top-level types that the compiler adds.</summary>
    private static string? FolderOf(Type type) =>
        type.Assembly == typeof(ConvertCore).Assembly && type.Namespace is { } name && name.StartsWith(Root, StringComparison.Ordinal)
            && !(type.DeclaringType is null && type.IsDefined(typeof(CompilerGeneratedAttribute), false))
            ? name[(name.LastIndexOf('.') + 1)..]
            : null;

    private static Type OutermostOf(Type type) => type.DeclaringType is { } outer ? OutermostOf(outer) : type;

    /// <summary>The references from types in the folder to types that they must not use.</summary>
    private static IEnumerable<string> Mentions(string folder, Func<Type, bool> isMeant, Func<Type, string[]> allowedTo) =>
        from type in Types
        where FolderOf(type) == folder
        let allowed = allowedTo(type)
        from mentioned in MentionedTypes.By(type)
        where isMeant(mentioned) && !allowed.Contains(FolderOf(mentioned))
        select $"{type.FullName} mentions {mentioned.FullName}";

    private static IEnumerable<string> Mentions(string folder, Func<Type, bool> isMeant) =>
        from type in Types
        where FolderOf(type) == folder
        from mentioned in MentionedTypes.By(type)
        where isMeant(mentioned)
        select $"{type.FullName} mentions {mentioned.FullName}";
}

namespace ConvertTyped.Generator.Config.Names;

/// <summary>The names of generated types. Each kind of type for entities has its own suffix, so that names of different kinds cannot collide.</summary>
internal static class TypeNames
{
    public const string VisitorAttributes = nameof(VisitorAttributes);
    public const string LocationAttributes = nameof(LocationAttributes);
    public const string FeatureOverrides = nameof(FeatureOverrides);
    public const string ExperienceOverrides = nameof(ExperienceOverrides);
    public const string OverrideValues = nameof(OverrideValues);
    public const string TestConvertExtensions = nameof(TestConvertExtensions);
    public const string TestConvertWebHostExtensions = nameof(TestConvertWebHostExtensions);
    public const string VariationServiceExtensions = nameof(VariationServiceExtensions);

    /// <summary>The prefix of the methods in <see cref="VariationServiceExtensions"/>; the accessor's name follows.</summary>
    public const string AddBy = nameof(AddBy);

    private static readonly HashSet<string> OfProject = new(StringComparer.Ordinal)
    {
        "Features", "Experiences", "Goals", "VisitorGoals", "Segments", "ConvertContextExtensions", "ConvertManifest", "ConvertProject",
        VisitorAttributes, LocationAttributes, FeatureOverrides, ExperienceOverrides, OverrideValues, TestConvertExtensions, VariationServiceExtensions,
    };

    /// <summary>Whether a type in the namespace of the accessors, other than a JSON record, has this name, or could have it with another config.</summary>
    public static bool IsOfEntity(string name) =>
        OfProject.Contains(name) || new[] { Feature(""), Experience(""), Variation(""), FeatureOverride(""), ExperienceOverride(""), "Keys" }.Any(ending => name.EndsWith(ending, StringComparison.Ordinal));

    public static string Feature(string stem) => stem + "Feature";

    public static string Experience(string stem) => stem + "Experience";

    public static string Variation(string stem) => stem + "Variation";

    public static string FeatureOverride(string stem) => stem + "FeatureOverride";

    public static string ExperienceOverride(string stem) => stem + "ExperienceOverride";
}

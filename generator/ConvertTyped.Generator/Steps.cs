namespace ConvertTyped.Generator;

/// <summary>The names of the pipeline's steps. Tests use them to check which steps run again after an edit.</summary>
internal static class Steps
{
    public const string Files = nameof(Files);
    public const string Sources = nameof(Sources);
    public const string RetiredProblems = nameof(RetiredProblems);
    public const string ReferencedAccessors = nameof(ReferencedAccessors);
    public const string Parse = nameof(Parse);
    public const string Fallbacks = nameof(Fallbacks);
    public const string Problems = nameof(Problems);
    public const string Model = nameof(Model);
    public const string Configs = nameof(Configs);
    public const string Language = nameof(Language);
    public const string Context = nameof(Context);
    public const string GlobalContextProperties = nameof(GlobalContextProperties);
    public const string GlobalOverrideProperties = nameof(GlobalOverrideProperties);
    public const string EmbeddedAttribute = nameof(EmbeddedAttribute);
    public const string ReferencedTestCode = nameof(ReferencedTestCode);
    public const string GlobalUsing = nameof(GlobalUsing);
    public const string Project = nameof(Project);
    public const string Experiences = nameof(Experiences);
    public const string Features = nameof(Features);
    public const string JsonVariables = nameof(JsonVariables);
    public const string VisitorAttributes = nameof(VisitorAttributes);
    public const string LocationAttributes = nameof(LocationAttributes);
    public const string Goals = nameof(Goals);
    public const string Segments = nameof(Segments);
    public const string Manifest = nameof(Manifest);
    public const string TypeScript = nameof(TypeScript);
    public const string Keys = nameof(Keys);
    public const string KnownReferences = nameof(KnownReferences);
    public const string FeatureOverrides = nameof(FeatureOverrides);
    public const string ExperienceOverrides = nameof(ExperienceOverrides);
    public const string VariationServices = nameof(VariationServices);
    public const string TestConvert = nameof(TestConvert);
    public const string TestWebHost = nameof(TestWebHost);

    /// <summary>The step that selects the part of the model that a file is generated from.</summary>
    public static string PartOf(string file) => file + "Part";
}

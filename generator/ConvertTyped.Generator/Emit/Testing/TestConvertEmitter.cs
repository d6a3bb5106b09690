namespace ConvertTyped.Generator.Emit.Testing;

/// <summary>
/// Emits the typed overrides that the generated code adds to the testing package's <c>TestConvert</c>, and the method that makes a web host under test use a
/// <c>TestConvert</c>.
/// </summary>
internal static class TestConvertEmitter
{
    private static readonly ExtensionMember[] Members =
    [
        new(TypeNames.FeatureOverrides, "Features", "The project's features, which the test can turn on and off."),
        new(TypeNames.ExperienceOverrides, "Experiences", "The project's experiences, whose decisions the test can override."),
    ];

    private static readonly ExtensionMembers Receiver = new("global::ConvertTyped.Testing.TestConvert", "convert", "The object that simulates Convert for the test.", "convert");

    public static GeneratedFile EmitExtensions(GenerationSettings settings, LanguageLevel language)
    {
        var code = GeneratedFile.Begin(settings);
        code.Blank();
        code.Write($"""
            /// <summary>The typed overrides of <see cref="global::ConvertTyped.Testing.TestConvert"/>.</summary>
            {GeneratedFile.TypeAttribute}
            {settings.Accessibility} static class {TypeNames.TestConvertExtensions}
            """);
        code.Open();
        Receiver.Write(code, Members, asProperties: language.ExtensionProperties && !settings.ExtensionMethods);
        code.Close();
        return GeneratedFile.Create(settings, "TestConvert", code);
    }

    /// <summary>Emits the members as properties in the global namespace, for a project that gets them as methods from the namespace of the accessors.</summary>
    public static GeneratedFile EmitGlobalProperties(GenerationSettings settings) => Receiver.CreateGlobalProperties(
        Members, settings, "TestConvertProperties", "The typed overrides of <see cref=\"global::ConvertTyped.Testing.TestConvert\"/>");

    /// <summary>
    /// Emits <c>UseTestConvert</c> for web hosts. ConvertTyped.Testing does not depend on ASP.NET Core's test host, so only projects that reference both get
    /// this method.
    /// </summary>
    public static GeneratedFile EmitWebHost()
    {
        var settings = new GenerationSettings("ConvertTyped.Testing", IsPublic: false, GlobalUsing: false);
        var code = GeneratedFile.Begin(settings);
        code.Blank();
        code.Write($$"""
            /// <summary>Uses a <see cref="TestConvert"/> in a web application under test.</summary>
            {{GeneratedFile.TypeAttribute}}
            internal static class {{TypeNames.TestConvertWebHostExtensions}}
            {
                /// <summary>Makes the application use the <see cref="TestConvert"/> instead of the application's unnamed core.</summary>
                /// <param name="builder">The builder that <c>WebApplicationFactory.WithWebHostBuilder</c> passes to its delegate.</param>
                /// <param name="convert">The <see cref="TestConvert"/>, which the test disposes.</param>
                public static global::Microsoft.AspNetCore.Hosting.IWebHostBuilder UseTestConvert(
                    this global::Microsoft.AspNetCore.Hosting.IWebHostBuilder builder, TestConvert convert) =>
                    global::Microsoft.AspNetCore.TestHost.WebHostBuilderExtensions.ConfigureTestServices(
                        builder,
                        services => global::Microsoft.Extensions.DependencyInjection.TestConvertServiceCollectionExtensions.UseTestConvert(services, convert));
            }
            """);
        return GeneratedFile.Create(settings, "WebHost", code);
    }
}

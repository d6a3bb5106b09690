namespace ConvertTyped.Generator.Emit;

/// <summary>Emits <c>ConvertProject</c>, which gives access to the config that is embedded in the assembly.</summary>
internal static class ProjectEmitter
{
    public static GeneratedFile Emit(GenerationSettings settings)
    {
        if (settings.Resource is null)
            return GeneratedFile.None;

        var code = GeneratedFile.Begin(settings);
        code.Blank();
        code.Write($"""
            /// <summary>The Convert project whose config this assembly was built with.</summary>
            {GeneratedFile.TypeAttribute}
            {settings.Accessibility} static class ConvertProject
            """);
        code.Open();
        code.Write($"""
            private static global::ConvertTyped.ConvertConfig? _config;

            /// <summary>The config file as it was when this assembly was built. It is embedded in the assembly, so no file is needed at run time.</summary>
            /// <exception cref="global::ConvertTyped.InvalidConfigException">The file is not a Convert config.</exception>
            public static global::ConvertTyped.ConvertConfig Config => _config ??=
                global::ConvertTyped.Generated.EmbeddedConfig.Read(typeof(ConvertProject).Assembly, {Literal.Of(settings.Resource)});
            """);
        code.Close();
        return GeneratedFile.Create(settings, "Project", code);
    }
}

namespace ConvertTyped.Testing.Configs;

/// <summary>Finds the config of the test project, which the package's build targets copy beside the tests.</summary>
internal static class TestProjectConfig
{
    private const string FileName = "convert.json";
    private const string FilePattern = "*.convert.json";

    /// <returns>Null if there is no config in the directory.</returns>
    /// <exception cref="InvalidOperationException">There are several configs.</exception>
    /// <exception cref="ConfigException">The file cannot be read, or is not a Convert config.</exception>
    internal static ConvertConfig? Find(string directory)
    {
        var path = Path.Combine(directory, FileName);
        var others = Directory.Exists(directory) ? Directory.GetFiles(directory, FilePattern) : [];
        // If a test project has several configs, the file convert.json is a copy that belongs to a referenced application.
        if (others.Length < 2 && File.Exists(path))
            return ConvertConfig.FromFile(path);
        return others.Length switch
        {
            0 => null,
            1 => ConvertConfig.FromFile(others[0]),
            _ => throw new InvalidOperationException(
                $"The test project has several Convert configs: {string.Join(", ", others.Select(Path.GetFileName).Order(StringComparer.Ordinal))}. "
                + $"Pass the config for the test, for example new TestConvert(\"{Path.GetFileName(others.Order(StringComparer.Ordinal).First())}\") "
                + "or new TestConvert(Shop.ConvertAccessors.ConvertProject.Config), where Shop.ConvertAccessors is the namespace of the accessors."),
        };
    }
}

namespace ConvertTyped.TestKit;

/// <summary>The text of a <c>nuget.config</c> outside the repository.</summary>
public static class NugetConfig
{
    /// <summary>
    /// Creates the text of a <c>nuget.config</c>. With it, NuGet restores ConvertTyped's packages from a folder, and all other packages from this machine's
    /// package folder or from nuget.org.
    /// </summary>
    /// <param name="folder">The folder with the packages. A relative path is resolved against the folder of the <c>nuget.config</c>.</param>
    /// <param name="cache">The folder for unpacked packages; null for the default folder.</param>
    public static string ForPackagesFrom(string folder, string? cache = null) => $"""
        <configuration>
          <packageSources>
            <add key="packed" value="{folder}" />
          </packageSources>
          <packageSourceMapping>
            <packageSource key="packed"><package pattern="ConvertTyped*" /></packageSource>
            <packageSource key="nuget.org"><package pattern="*" /></packageSource>
          </packageSourceMapping>
          {(cache is null ? "" : $"<config><add key=\"globalPackagesFolder\" value=\"{cache}\" /></config>")}
          <fallbackPackageFolders>
            <add key="machine" value="{Dotnet.PackagesFolder}" />
          </fallbackPackageFolders>
        </configuration>
        """;
}

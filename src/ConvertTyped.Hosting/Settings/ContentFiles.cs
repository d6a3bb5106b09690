using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace ConvertTyped.Hosting.Settings;

/// <summary>Files that are deployed with the application, in the content root of the host or beside the program.</summary>
internal sealed class ContentFiles(string? contentRoot)
{
    internal static ContentFiles From(IServiceProvider provider) => new(provider.GetService<IHostEnvironment>()?.ContentRootPath);

    /// <summary>
    /// Returns the path of the existing file. If the file does not exist, returns the path that it would have in the content root, or beside the program if
    /// there is no content root.
    /// </summary>
    internal string Find(string path)
    {
        var beside = Path.Combine(AppContext.BaseDirectory, path);
        var inRoot = contentRoot is null ? beside : Path.Combine(contentRoot, path);
        return !File.Exists(inRoot) && File.Exists(beside) ? beside : inRoot;
    }
}

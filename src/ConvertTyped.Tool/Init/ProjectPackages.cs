using System.Reflection;
using System.Xml.Linq;
using ConvertTyped.Tool.Configs;
using ConvertTyped.Tool.Rendering;

namespace ConvertTyped.Tool.Init;

/// <summary>The packages that a project needs, which depend on its SDK.</summary>
internal static class ProjectPackages
{
    /// <summary>The version of the packages, which equals the version of the tool because they are released together.</summary>
    private static readonly string Version =
        typeof(ProjectPackages).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion.Split('+')[0];

    private const string WebSdk = "Microsoft.NET.Sdk.Web";

    public static bool IsWeb(string project) => (string?)XDocument.Load(project).Root!.Attribute("Sdk") == WebSdk;

    /// <summary>The packages that the project needs but does not reference yet.</summary>
    public static IReadOnlyList<string> MissingFrom(string project)
    {
        var root = XDocument.Load(project).Root!;
        var referenced = root.Descendants()
            .Where(element => element.Name.LocalName is "PackageReference" or "ProjectReference")
            .Select(element => Path.GetFileNameWithoutExtension((string?)element.Attribute("Include") ?? "") is { Length: > 0 } && element.Name.LocalName == "ProjectReference"
                ? Path.GetFileNameWithoutExtension((string?)element.Attribute("Include"))!
                : (string?)element.Attribute("Include") ?? "")
            .ToHashSet(StringComparer.OrdinalIgnoreCase);
        string[] wanted = (string?)root.Attribute("Sdk") switch
        {
            WebSdk => ["ConvertTyped", "ConvertTyped.AspNetCore"],
            "Microsoft.NET.Sdk.BlazorWebAssembly" => ["ConvertTyped", "ConvertTyped.Blazor"],
            _ => ["ConvertTyped"],
        };
        return [.. wanted.Where(package => !referenced.Contains(package))];
    }

    public static string CommandFor(string project, string package) => $"dotnet add {RelativePath.From(project)} package {package} --version {Version}";

    /// <summary>Adds a package to a project. If the package cannot be added, writes the reason to standard error and returns false.</summary>
    public static async Task<bool> AddAsync(string project, string package, CancellationToken cancellationToken)
    {
        var dotnet = await ChildProcess.RunAsync("dotnet", ["add", project, "package", package, "--version", Version], Environment.CurrentDirectory, cancellationToken);
        if (dotnet.ExitCode == 0)
            return true;
        Messages.Warning($"The package {package} could not be added:\n{dotnet.Text}");
        return false;
    }
}

using Microsoft.CodeAnalysis;

namespace ConvertTyped.CodeFixes.Removal;

/// <summary>Looks a flag up in the configs of a solution: first in the configs of the project that uses the flag, then in those of the other projects.</summary>
internal static class ProjectFlags
{
    /// <summary>Returns the ways to remove the flag; empty if no config has the flag.</summary>
    public static IReadOnlyList<FlagChoice> Choices(FlagReference flag, Project project, CancellationToken cancellationToken)
    {
        foreach (var other in project.Solution.Projects.OrderBy(other => other.Id == project.Id ? 0 : 1))
        {
            var options = other.AnalyzerOptions;
            foreach (var file in options.AdditionalFiles.Where(file => ConfigFile.IsConfig(file, options.AnalyzerConfigOptionsProvider)))
            {
                var config = ConfigDocument.Read(file.GetText(cancellationToken)?.ToString() ?? "", cancellationToken);
                var retired = options.AdditionalFiles.FirstOrDefault(beside => RetiredFile.IsFor(file.Path, beside.Path));
                var model = ConfigModelBuilder.Build(config, retired is null ? RetiredDocument.None : RetiredDocument.Read(retired.GetText(cancellationToken)?.ToString() ?? "{}", cancellationToken));
                var fallbacks = options.AdditionalFiles.Where(beside => FallbackFile.IsFallbacks(beside.Path) && FallbackFile.IsBeside(beside.Path, file.Path))
                    .SelectMany(beside => FallbackReader.Read(beside.GetText(cancellationToken)?.ToString() ?? "", cancellationToken));
                if (FlagChoices.List(flag, config, model.With(fallbacks)) is { Count: > 0 } choices)
                    return choices;
            }
        }

        return [];
    }
}

using ConvertTyped.Cleanup;
using ConvertTyped.Tool.Pull;
using ConvertTyped.Tool.Usages;

namespace ConvertTyped.Tool.Cleanup;

/// <summary>Removes the flag from convert.retired.json, because no code uses the flag any longer.</summary>
internal static class RetiredEntries
{
    public static void Remove(IEnumerable<AccessorConfig> configs, FlagDecision decision)
    {
        foreach (var path in configs.Select(config => RetiredEntitiesFile.BesideConfig(config.Path)).Distinct(StringComparer.Ordinal).Where(File.Exists))
        {
            var retired = RetiredEntitiesFile.Read(path);
            var kept = decision is ExperienceDecision
                ? retired with { Experiences = [.. retired.Experiences.Where(entity => entity.Key != decision.Key)] }
                : retired with { Features = [.. retired.Features.Where(entity => entity.Key != decision.Key)] };
            if (kept.All.Count() != retired.All.Count())
                RetiredEntitiesFile.Write(path, kept);
        }
    }
}

using ConvertTyped.Tool.Commands;
using ConvertTyped.Tool.Configs;
using ConvertTyped.Tool.Diff;
using ConvertTyped.Tool.Rendering;

namespace ConvertTyped.Tool.Pull;

/// <summary>Replaces the config in a file with the config that Convert serves, and updates the list of retired entities. Writes nothing if it only checks.</summary>
internal sealed class PullRun(string path, LoadedConfig live)
{
    public bool IsCheck { get; init; }

    public int? RetireAfter { get; init; }

    public bool MaySwitchProject { get; init; }

    /// <summary>The kinds and keys of entities that no code uses; null if the command did not search for usages.</summary>
    public IReadOnlySet<(string Entity, string Key)>? Unused { get; init; }

    public PullReport Run(DateOnly today)
    {
        var before = ReadExisting();
        if (before is not null && !MaySwitchProject)
            RequireSameProject(before);
        var after = CreateConfig(CanonicalJson.Write(live.Document.Root), new());
        RequireSameMeaning(after);

        var retiredPath = RetiredEntitiesFile.BesideConfig(path);
        var known = RetiredEntitiesFile.Read(retiredPath);
        var isOtherProject = before is not null && before.ProjectId != after.ProjectId;
        var update = new RetirementUpdate(isOtherProject ? null : before, after, today, RetireAfter);
        var kept = isOtherProject ? new() : Prune(known);
        var retired = update.Apply(kept);
        var isChanged = before is null || Lines(before.Text) != after.Text;
        var changed = new List<string>();
        if (isChanged)
            changed.Add(path);
        if (IsChanged(retiredPath, retired))
            changed.Add(retiredPath);
        if (!IsCheck)
        {
            // The order of the writes ensures that, even after a crash, each entity that code uses is in one of the two files.
            if (isChanged && IsChanged(retiredPath, update.ApplyForBoth(kept)))
                RetiredEntitiesFile.Write(retiredPath, update.ApplyForBoth(kept));
            if (isChanged)
                AtomicFile.Write(path, after.Text);
            if (IsChanged(retiredPath, retired))
                RetiredEntitiesFile.Write(retiredPath, retired);
        }
        return new()
        {
            File = path,
            IsCheck = IsCheck,
            Changed = changed,
            Diff = before is null ? null : DiffReport.Between(before, CreateConfig(after.Text, retired), DiffCommand.DefaultVisitors),
            Retired = retired,
            Served = after,
        };
    }

    private LoadedConfig CreateConfig(string text, RetiredEntities retired) =>
        new(ConfigSource.Live, path, text) { Retired = RetiredEntitiesFile.Text(retired) ?? "" };

    private RetiredEntities Prune(RetiredEntities known) => Unused is null ? known : known with
    {
        Experiences = KeepUsed(EntityKind.Experience, known.Experiences),
        Features = KeepUsed(EntityKind.Feature, known.Features),
        Goals = KeepUsed(EntityKind.Goal, known.Goals),
        Segments = KeepUsed(EntityKind.Segment, known.Segments),
    };

    private IReadOnlyList<RetiredEntity> KeepUsed(EntityKind kind, IReadOnlyList<RetiredEntity> entities) =>
        [.. entities.Where(entity => !Unused!.Contains((kind.Word(), entity.Key)))];

    /// <summary>Reads the config that the file contains. Returns null if there is no file or, with a warning, if the file is not a config.</summary>
    private LoadedConfig? ReadExisting()
    {
        if (!File.Exists(path))
            return null;
        try
        {
            var text = File.ReadAllText(path);
            return new LoadedConfig(RelativePath.From(path), path, text) { Retired = RetiredEntitiesFile.TextBesideConfig(path) }.Checked();
        }
        catch (ToolException exception)
        {
            Messages.Warning($"{exception.Message} The file cannot be compared with the config that Convert serves.");
            return null;
        }
    }

    private void RequireSameProject(LoadedConfig before)
    {
        if (before.AccountId != live.AccountId || before.ProjectId != live.ProjectId)
        {
            throw ToolException.BadInput(
                $"The SDK key belongs to project {live.ProjectId} (account {live.AccountId}), but {before.Name} is the config of project {before.ProjectId} (account {before.AccountId}). Specify another SDK key, or use --switch-project to replace the config.");
        }
    }

    private void RequireSameMeaning(LoadedConfig written)
    {
        if (live.Document.Json.Errors is [var error, ..])
            throw ToolException.Unreachable($"The config that Convert serves cannot be read, so no file was written: {error.Message}.");
        _ = written.Runtime;
    }

    private static bool IsChanged(string path, RetiredEntities retired) =>
        Lines(File.Exists(path) ? File.ReadAllText(path) : "") != (RetiredEntitiesFile.Text(retired) ?? "");

    // Version control may have changed the line endings of the file.
    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}

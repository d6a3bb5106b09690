using ConvertTyped.Cleanup;

namespace ConvertTyped.CodeFixes.Removal;

/// <summary>One way to remove a flag.</summary>
/// <param name="Title">The title that the editor shows.</param>
/// <param name="Id">An id that is the same for each use of the flag, so that an editor can offer to fix all uses.</param>
internal sealed record FlagChoice(string Title, string Id, FlagDecision Decision)
{
    /// <summary>Returns the flag that an id belongs to.</summary>
    public static FlagReference ReferenceOf(string id)
    {
        var (kind, outcome) = (id.IndexOf(':'), id.LastIndexOf(':'));
        return new((EntityKind)Enum.Parse(typeof(EntityKind), id.Substring(0, kind)), null, id.Substring(kind + 1, outcome - kind - 1));
    }

    public static string IdOf(EntityModel entity, string outcome) => $"{entity.Kind}:{entity.Key}:{outcome}";
}

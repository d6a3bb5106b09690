using ConvertTyped.Evaluation;

namespace ConvertTyped.Visitors;

/// <summary>A preview, and the copy of the visitor's state that the preview uses. The copy is never stored.</summary>
internal sealed record PreviewedVisitor(Preview Preview, VisitorEntry Entry)
{
    /// <summary>Sets the preview. All previews of a session share one copy of the visitor's state; changes to the copy never leave the session.</summary>
    internal static void Set(ref PreviewedVisitor? place, Preview preview, Func<VisitorEntry> copy)
    {
        PreviewedVisitor? before, after;
        do
        {
            before = Volatile.Read(ref place);
            after = new(preview, before?.Entry ?? copy());
        }
        while (!ReferenceEquals(Interlocked.CompareExchange(ref place, after, before), before));
    }
}

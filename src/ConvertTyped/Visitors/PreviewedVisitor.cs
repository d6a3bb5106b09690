using ConvertTyped.Evaluation;

namespace ConvertTyped.Visitors;

/// <summary>A preview, and the visitor's state in it: a copy that is never stored.</summary>
internal sealed record PreviewedVisitor(Preview Preview, VisitorEntry Entry)
{
    /// <summary>All previews of a session share one entry: whoever holds it knows that changes in it stay there.</summary>
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

namespace ConvertTyped.Semantics;

/// <summary>A part of a JavaScript pattern, with the properties that its translation needs.</summary>
internal abstract record JavaScriptPatternNode
{
    internal const int Unlimited = int.MaxValue;

    /// <summary>Whether the node matches the empty string at every position.</summary>
    internal virtual bool AlwaysMatchesEmpty => false;

    /// <summary>Whether the node never matches the empty string.</summary>
    internal virtual bool AlwaysConsumes => false;

    /// <summary>Whether the node never consumes anything.</summary>
    internal virtual bool IsZeroWidth => false;

    /// <summary>Whether the node contains a lookaround or a backreference.</summary>
    internal virtual bool NeedsBacktracking => false;

    internal virtual bool HasWordBoundary => false;

    /// <summary>The number of ways to match the node at one position, up to <see cref="JavaScriptPatternCost.Limit"/>.</summary>
    internal virtual int Paths => 1;

    /// <summary>
    /// The largest number of code units that the node can consume, up to <see cref="JavaScriptPatternCost.Limit"/>. What backreferences consume is not counted.
    /// </summary>
    internal virtual int Width => 0;

    internal static readonly JavaScriptPatternNode Empty = new Sequence([]);

    internal sealed record Characters(JavaScriptCharSet Set) : JavaScriptPatternNode
    {
        internal override bool AlwaysConsumes => true;
        internal override int Width => 1;
    }

    internal sealed record Assertion(AssertionKind Kind) : JavaScriptPatternNode
    {
        internal override bool IsZeroWidth => true;
        internal override bool HasWordBoundary => Kind is AssertionKind.WordBoundary or AssertionKind.NotWordBoundary;
    }

    internal sealed record Sequence(IReadOnlyList<JavaScriptPatternNode> Items) : JavaScriptPatternNode
    {
        internal override bool AlwaysMatchesEmpty { get; } = Items.All(item => item.AlwaysMatchesEmpty);
        internal override bool AlwaysConsumes { get; } = Items.Any(item => item.AlwaysConsumes);
        internal override bool IsZeroWidth { get; } = Items.All(item => item.IsZeroWidth);
        internal override bool NeedsBacktracking { get; } = Items.Any(item => item.NeedsBacktracking);
        internal override bool HasWordBoundary { get; } = Items.Any(item => item.HasWordBoundary);
        internal override int Paths { get; } = Items.Aggregate(1, (paths, item) => JavaScriptPatternCost.Multiply(paths, item.Paths));
        internal override int Width { get; } = Items.Aggregate(0, (width, item) => JavaScriptPatternCost.Add(width, item.Width));
    }

    internal sealed record Choice(IReadOnlyList<JavaScriptPatternNode> Branches) : JavaScriptPatternNode
    {
        internal override bool AlwaysMatchesEmpty { get; } = Branches.Any(branch => branch.AlwaysMatchesEmpty);
        internal override bool AlwaysConsumes { get; } = Branches.All(branch => branch.AlwaysConsumes);
        internal override bool IsZeroWidth { get; } = Branches.All(branch => branch.IsZeroWidth);
        internal override bool NeedsBacktracking { get; } = Branches.Any(branch => branch.NeedsBacktracking);
        internal override bool HasWordBoundary { get; } = Branches.Any(branch => branch.HasWordBoundary);
        internal override int Paths { get; } = Branches.Aggregate(0, (paths, branch) => JavaScriptPatternCost.Add(paths, branch.Paths));
        internal override int Width { get; } = Branches.Max(branch => branch.Width);
    }

    /// <summary>A capturing group. Its captures matter only if there is a backreference to it.</summary>
    internal sealed record Group(JavaScriptPatternNode Body, int Number) : JavaScriptPatternNode
    {
        internal override bool AlwaysMatchesEmpty => Body.AlwaysMatchesEmpty;
        internal override bool AlwaysConsumes => Body.AlwaysConsumes;
        internal override bool IsZeroWidth => Body.IsZeroWidth;
        internal override bool NeedsBacktracking => Body.NeedsBacktracking;
        internal override bool HasWordBoundary => Body.HasWordBoundary;
        internal override int Paths => Body.Paths;
        internal override int Width => Body.Width;
    }

    /// <summary>A repetition, which contains the groups from <paramref name="FirstGroup"/> to <paramref name="LastGroup"/>.</summary>
    internal sealed record Repeat(JavaScriptPatternNode Body, int Min, int Max, bool Lazy, int FirstGroup, int LastGroup)
        : JavaScriptPatternNode
    {
        internal override bool AlwaysMatchesEmpty => Min == 0 || Body.AlwaysMatchesEmpty;
        internal override bool AlwaysConsumes => Min > 0 && Body.AlwaysConsumes;
        internal override bool IsZeroWidth => Max == 0 || Body.IsZeroWidth;
        internal override bool NeedsBacktracking => Body.NeedsBacktracking;
        internal override bool HasWordBoundary => Body.HasWordBoundary;
        internal override int Paths { get; } = JavaScriptPatternCost.Repeat(Body.Paths, Min, Max);
        internal override int Width { get; } = JavaScriptPatternCost.Multiply(Body.Width, Max);
    }

    internal sealed record Reference(int Number) : JavaScriptPatternNode
    {
        internal override bool NeedsBacktracking => true;
    }

    internal sealed record Lookaround(JavaScriptPatternNode Body, bool Behind, bool Negative) : JavaScriptPatternNode
    {
        internal override bool IsZeroWidth => true;
        internal override bool NeedsBacktracking => true;
        internal override bool HasWordBoundary => Body.HasWordBoundary;
    }

    internal enum AssertionKind
    {
        Start,
        End,
        WordBoundary,
        NotWordBoundary,
    }
}

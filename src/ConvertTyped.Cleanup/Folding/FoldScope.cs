using ConvertTyped.Cleanup.Symbols;
using ConvertTyped.Cleanup.Values;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>
/// The state while one document is folded: the decided nodes, and the reads of the flag that must be kept. If a read cannot be folded
/// completely, it is blocked with a reason, and the document is folded again with that read unchanged.
/// </summary>
internal sealed class FoldScope(SemanticModel model, FlagSymbols flag, Dictionary<TextSpan, string> blocked, KnownSymbols known, CleanupOptions options)
{
    private const string Kind = "ConvertTyped.Decided";
    private const string PendingKind = "ConvertTyped.Pending";
    private const string ReadKind = "ConvertTyped.Read";

    private readonly List<Decided> _decided = [];
    private readonly Dictionary<ISymbol, Decided> _symbols = new(SymbolEqualityComparer.Default);
    private readonly List<(ISymbol Member, TextSpan Code, Decided Value)> _assigned = [];
    private readonly HashSet<ExpressionSyntax> _named = [];

    internal SemanticModel Model => model;

    internal FlagSymbols Flag => flag;

    internal CleanupOptions Options => options;

    internal Purity Purity { get; } = new(flag, model);

    /// <summary>Why the member that is being folded must not change; null if it may change.</summary>
    internal string? Frozen { get; private set; }

    /// <summary>Members and parameters that must not be treated as decided.</summary>
    internal HashSet<string> RejectedSymbols { get; } = [];

    /// <summary>Members and parameters that must be decided; otherwise, uses of the flag remain.</summary>
    internal HashSet<string> AwaitedSymbols { get; } = [];

    /// <summary>The values that members and parameters are given in this document.</summary>
    internal List<Definition> Definitions { get; } = [];

    /// <summary>The parameters that this document declares.</summary>
    internal HashSet<string> DeclaredParameters { get; } = [];

    /// <summary>Whether a read has been blocked since the folding began. If so, the folding must start again.</summary>
    internal bool MustRestart { get; private set; }

    /// <summary>
    /// The unchanged member, with marks on the uses of the flag in it. The member is folded only to find these uses. The values that it gives to members and
    /// parameters count as undecided.
    /// </summary>
    internal SyntaxNode Freeze(SyntaxNode member, string reason, Func<SyntaxNode?> fold)
    {
        var (definitions, parameters) = (Definitions.Count, new HashSet<string>(DeclaredParameters));
        Frozen = reason;
        fold();
        Frozen = null;
        for (var i = definitions; i < Definitions.Count; i++)
            Definitions[i] = Definitions[i] with { Value = null };
        Definitions.AddRange(DeclaredParameters.Where(parameter => !parameters.Contains(parameter)).Select(parameter => new Definition(parameter, null)));
        var uses = member.DescendantNodes().OfType<ExpressionSyntax>()
            .Where(node => blocked.ContainsKey(node.Span) || Mentions.ContainsKey(node.Span))
            .GroupBy(node => node.Span).Select(nodes => nodes.First());
        return Marks.Frozen(member.ReplaceNodes(uses, (original, node) => node.WithAdditionalAnnotations(LeftUse.Mark(original.Span))));
    }

    /// <summary>Marks a node that contains a remaining read, so that later steps can check whether the read still exists.</summary>
    internal T MarkLeft<T>(T node, SyntaxNode read)
        where T : SyntaxNode =>
        IsBlocked(read) ? node.WithAdditionalAnnotations(LeftUse.Mark(read.Span)) : node;

    internal bool IsBlocked(SyntaxNode read) => blocked.ContainsKey(read.Span);

    internal void Block(Decided decided, string reason)
    {
        foreach (var symbol in decided.Symbols)
            RejectedSymbols.Add(symbol);
        foreach (var read in decided.Reads)
        {
            if (blocked.ContainsKey(read))
                continue;
            blocked.Add(read, reason);
            MustRestart = true;
        }
    }

    /// <summary>Lists a use that does not read the flag and that requires a manual decision.</summary>
    internal void Leave(SyntaxNode node, TextSpan span, string reason) => Left[span] = new(node.SyntaxTree.GetLocation(span), reason);

    internal Dictionary<TextSpan, LeftUse> Left { get; } = [];

    /// <summary>Names of generated code, and occurrences of the flag's key, that are not part of a read of the flag.</summary>
    internal Dictionary<TextSpan, LeftUse> Mentions { get; } = [];

    /// <summary>Marks a node that names generated code or is the flag's key, so that the node is listed if it remains.</summary>
    internal T MarkMention<T>(T node, SyntaxNode place, string reason, bool isDetail = false)
        where T : SyntaxNode
    {
        Mentions[place.Span] = new(place.GetLocation(), Frozen ?? reason) { IsMarked = true, IsDetail = isDetail };
        return node.WithAdditionalAnnotations(LeftUse.Mark(place.Span));
    }

    /// <summary>A node that represents a decided value and replaces <paramref name="original"/>.</summary>
    internal ExpressionSyntax Decide(ExpressionSyntax original, FlagValue value, params IEnumerable<Decided> sources) =>
        Decide(original, sources.Aggregate(new Decided(value, [], []), (all, source) => all.With(source)));

    internal ExpressionSyntax Decide(ExpressionSyntax original, Decided decided)
    {
        _decided.Add(decided);
        return Literals.Write(decided.Value, LiteralType(original))
            .WithAdditionalAnnotations(new SyntaxAnnotation(Kind, (_decided.Count - 1).ToString(System.Globalization.CultureInfo.InvariantCulture)))
            .WithTriviaFrom(original);
    }

    /// <summary>A node that represents the decided value of a member, a parameter or a local, and replaces the <paramref name="read"/>.</summary>
    internal ExpressionSyntax DecideRead(ExpressionSyntax read, Decided decided) =>
        Decide(read, decided).WithAdditionalAnnotations(new SyntaxAnnotation(ReadKind, read.Span.ToString()));

    /// <summary>
    /// Restores the reads of members that other types can access, where the folding only replaced the name with the value and simplified nothing else. There,
    /// the name is clearer than the value.
    /// </summary>
    internal void RestoreReads(SyntaxNode folded, SyntaxNode original)
    {
        var spans = new HashSet<string>(folded.GetAnnotatedNodes(ReadKind).SelectMany(node => node.GetAnnotations(ReadKind)).Select(mark => mark.Data!));
        if (spans.Count == 0)
            return;
        foreach (var read in original.DescendantNodes().OfType<ExpressionSyntax>().Where(node => spans.Contains(node.Span.ToString()) && !blocked.ContainsKey(node.Span)))
        {
            if (!DecidableSymbols.IsVisible(model.GetSymbolInfo(read).Symbol))
                continue;
            blocked.Add(read.Span, "");
            MustRestart = true;
        }
    }

    /// <summary>The type to write a literal with. A whole number needs no suffix where the code means the same without the suffix.</summary>
    private ITypeSymbol? LiteralType(ExpressionSyntax original) =>
        Contexts.IsConverted(original, model) ? model.Compilation.GetSpecialType(SpecialType.System_Int32) : model.GetTypeInfo(original).Type;

    /// <summary>The value that a folded node represents; null if it is not decided.</summary>
    internal Decided? FindDecided(SyntaxNode? node) =>
        node?.GetAnnotations(Kind).FirstOrDefault()?.Data is { } index ? _decided[int.Parse(index, System.Globalization.CultureInfo.InvariantCulture)] : null;

    /// <summary>Marks a node that may be removed once the member or parameter that receives it is also decided.</summary>
    internal T Await<T>(T node, ISymbol? receiver)
        where T : SyntaxNode =>
        receiver is not null && FindDecided(node) is { Value.IsLiteral: false } && known.MayBeDecided(SymbolKey(receiver))
            ? node.WithAdditionalAnnotations(new SyntaxAnnotation(PendingKind, SymbolKey(receiver)))
            : node;

    /// <summary>The key of the member or parameter that must be decided before the node can be removed; null if the node is not marked.</summary>
    internal static string? AwaitedBy(SyntaxNode node) => node.GetAnnotations(PendingKind).FirstOrDefault()?.Data;

    /// <summary>The decided value of an expression that reads the flag directly, with the position of the expression.</summary>
    internal static Decided Read(SyntaxNode read, FlagValue value) => new(value, [read.Span], []);

    internal IEnumerable<(SyntaxNode Node, Decided Decided)> DecidedNodes(SyntaxNode root) =>
        root.GetAnnotatedNodes(Kind).Select(node => (node, FindDecided(node)!));

    /// <summary>Records that every use of the symbol has the value from now on.</summary>
    internal void Remember(ISymbol symbol, Decided decided) => _symbols[symbol] = decided;

    /// <summary>Records that reads of the member within <paramref name="code"/> have the value from now on.</summary>
    internal void RememberIn(TextSpan code, ISymbol member, Decided decided) => _assigned.Add((member, code, decided));

    /// <summary>Records that these reads of a decided local keep its name from now on.</summary>
    internal void KeepName(IEnumerable<ExpressionSyntax> reads) => _named.UnionWith(reads);

    /// <summary>Records that these reads of a decided local are replaced with its value from now on.</summary>
    internal void KeepNoName(IEnumerable<ExpressionSyntax> reads) => _named.ExceptWith(reads);

    internal bool KeepsName(ExpressionSyntax read) => _named.Contains(read);

    internal Decided? ValueOf(ISymbol? symbol) => symbol switch
    {
        null => null,
        _ when _symbols.TryGetValue(symbol, out var decided) => decided,
        IFieldSymbol or IParameterSymbol or IPropertySymbol or IMethodSymbol when known.Values.TryGetValue(SymbolKey(symbol), out var value) => new(value, [], [SymbolKey(symbol)]),
        _ => null,
    };

    /// <summary>The value of a symbol where the symbol is read.</summary>
    internal Decided? ValueAt(ExpressionSyntax read, ISymbol? symbol) => ValueOf(symbol)
        ?? _assigned.Where(assigned => SymbolEqualityComparer.Default.Equals(assigned.Member, symbol) && SingleAssignments.IsRead(read, assigned.Code)).Select(assigned => assigned.Value).FirstOrDefault();

    internal static string SymbolKey(ISymbol symbol) => symbol is IParameterSymbol parameter
        ? $"{SymbolKey(parameter.ContainingSymbol)}#{parameter.Ordinal}"
        : $"{symbol.ContainingAssembly?.Name}:{symbol.OriginalDefinition.GetDocumentationCommentId() ?? symbol.ToDisplayString()}";
}

/// <summary>A decided value and its sources.</summary>
/// <param name="Value">The value that was decided.</param>
/// <param name="Reads">The reads of the flag, in this document, that the value comes from.</param>
/// <param name="Symbols">The members and parameters, decided elsewhere, that the value comes from.</param>
internal sealed record Decided(FlagValue Value, TextSpan[] Reads, string[] Symbols)
{
    internal Decided With(Decided source) => this with { Reads = [.. Reads.Union(source.Reads)], Symbols = [.. Symbols.Union(source.Symbols)] };

    internal bool IsTrue => Value is BooleanValue { IsTrue: true };

    internal bool IsFalse => Value is BooleanValue { IsTrue: false };
}

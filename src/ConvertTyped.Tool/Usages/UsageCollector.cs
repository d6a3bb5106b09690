using System.Collections.Concurrent;
using ConvertTyped.Analyzers.CSharp;
using ConvertTyped.Analyzers.FeatureManagement;
using ConvertTyped.Analyzers.Razor;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using SourceLocation = Microsoft.CodeAnalysis.Location;

namespace ConvertTyped.Tool.Usages;

/// <summary>Collects the places where projects refer to an entity: by a generated member, by a string or in Razor markup.</summary>
/// <param name="entities">The entities of all configs.</param>
internal sealed class UsageCollector(GeneratedMembers members, IReadOnlySet<(EntityKind Kind, string Key)> entities)
{
    private readonly ConcurrentDictionary<(string File, int Line, int Column), (EntityKind? Kind, string Key, Place Place)> _places = new();
    private readonly HashSet<string> _keys = [.. entities.Select(entity => entity.Key)];
    private int _runsOfAllExperiences;
    private int _runsOfAllFeatures;

    public IEnumerable<(EntityKind? Kind, string Key, Place Place)> Places => _places.Values;

    /// <summary>Whether code runs, and therefore uses, all entities of the kind; false for kinds that cannot be run, such as goals.</summary>
    public bool RunsAll(EntityKind kind) => kind switch
    {
        EntityKind.Experience => _runsOfAllExperiences > 0,
        EntityKind.Feature => _runsOfAllFeatures > 0,
        _ => false,
    };

    public async Task CollectAsync(Project project, CancellationToken cancellationToken)
    {
        if (await project.GetCompilationAsync(cancellationToken) is not { } compilation || compilation.GetTypeByMetadataName("ConvertTyped.ConvertContext") is not { } runtime)
            return;
        var roles = ParameterRoles.TryCreate(compilation);
        await Parallel.ForEachAsync(compilation.SyntaxTrees, cancellationToken, (tree, token) =>
        {
            if (IsWritten(tree, project))
                Collect(compilation.GetSemanticModel(tree), project, roles, runtime, token);
            return ValueTask.CompletedTask;
        });
        CollectMarkup(project, FlagParameters.HasBridge(compilation), cancellationToken);
    }

    // The output of source generators is included only if it is generated from code that a user wrote, such as a Razor file.
    private static bool IsWritten(SyntaxTree tree, Project project) => project.GetDocument(tree) is not null and not SourceGeneratedDocument || RazorCode.IsIn(tree);

    private void Collect(SemanticModel model, Project project, ParameterRoles? roles, INamedTypeSymbol runtime, CancellationToken cancellationToken)
    {
        foreach (var name in model.SyntaxTree.GetRoot(cancellationToken).DescendantNodes(descendIntoTrivia: false).OfType<SimpleNameSyntax>())
        {
            if (members.MayBe(name.Identifier.ValueText) && SymbolOf(name, model, cancellationToken) is { } symbol && members.Find(symbol) is { } entity)
                Add(entity.Place, entity.Kind, entity.Key, name.GetLocation(), project);
        }
        var operations = RazorCode.Members(model, cancellationToken).SelectMany(member => member.DescendantsAndSelf()).Concat(TopLevel(model, cancellationToken));
        foreach (var operation in operations)
            Collect(operation, project, roles, runtime);
    }

    // Top-level statements are not part of a member.
    private static IEnumerable<IOperation> TopLevel(SemanticModel model, CancellationToken cancellationToken) =>
        model.SyntaxTree.GetRoot(cancellationToken) is CompilationUnitSyntax unit && unit.Members.Any(member => member is GlobalStatementSyntax)
            ? model.GetOperation(unit, cancellationToken)?.DescendantsAndSelf() ?? []
            : [];

    // In nameof and in code with errors, the compiler returns candidates instead of a symbol.
    private static ISymbol? SymbolOf(SimpleNameSyntax name, SemanticModel model, CancellationToken cancellationToken)
    {
        var info = model.GetSymbolInfo(name, cancellationToken);
        return info.Symbol ?? info.CandidateSymbols.FirstOrDefault();
    }

    private void Collect(IOperation operation, Project project, ParameterRoles? roles, INamedTypeSymbol runtime)
    {
        foreach (var written in roles is null ? Enumerable.Empty<WrittenValue>() : WrittenValue.Find(operation, roles))
        {
            if (written.Role == ParameterRole.FlagName)
                CollectFlags(written, project);
            if (KindOf(written.Role) is not { } kind)
                continue;
            foreach (var constant in ConstantStrings.Find(written.Value))
                Add(PlaceKind.Key, kind, (string)constant.ConstantValue.Value!, constant.Syntax.GetLocation(), project);
        }
        if (operation is ILiteralOperation { ConstantValue.Value: string text } && _keys.Contains(text))
            Add(PlaceKind.Text, null, text, operation.Syntax.GetLocation(), project);
        if (operation is IInvocationOperation { TargetMethod: var method } && SymbolEqualityComparer.Default.Equals(method.ContainingType, runtime))
            CountRunOfAll(method.Name);
    }

    private void CollectFlags(WrittenValue written, Project project)
    {
        foreach (var (name, operation) in FlagNames.Find(written.Value))
        {
            if (KindOfFlag(name) is { } kind)
                Add(PlaceKind.Key, kind, name, operation.Syntax.GetLocation(), project);
        }
    }

    /// <summary>The kind of the entity that a FeatureManagement flag names; null if the flag belongs to the application.</summary>
    private EntityKind? KindOfFlag(string name) =>
        entities.Contains((EntityKind.Feature, name)) ? EntityKind.Feature : entities.Contains((EntityKind.Experience, name)) ? EntityKind.Experience : null;

    private void CountRunOfAll(string method)
    {
        if (method == "RunExperiences")
            Interlocked.Increment(ref _runsOfAllExperiences);
        else if (method == "RunFeatures")
            Interlocked.Increment(ref _runsOfAllFeatures);
    }

    private static EntityKind? KindOf(ParameterRole role) => role switch
    {
        ParameterRole.ExperienceKey => EntityKind.Experience,
        ParameterRole.FeatureKey => EntityKind.Feature,
        ParameterRole.GoalKey => EntityKind.Goal,
        ParameterRole.SegmentKey => EntityKind.Segment,
        _ => null,
    };

    private void CollectMarkup(Project project, bool withFlags, CancellationToken cancellationToken)
    {
        var files = new RazorFiles(project.AnalyzerOptions, cancellationToken, withFlags);
        var found =
            from additional in project.AnalyzerOptions.AdditionalFiles
            let file = files.Open(additional, cancellationToken)
            where file is not null
            from tag in file.Document.Tags
            let helper = file.Scope.HelperOf(tag)
            where helper is not null
            from value in tag.ValuesOf(TagHelper.Name)
            from written in helper == TagHelper.Flag ? FlagNames.Find(value) : [(Name: value.Value!, Span: value.ValueSpan)]
            let kind = helper == TagHelper.Flag ? KindOfFlag(written.Name) : helper.Kind
            where kind is not null
            select (kind.Value, Key: written.Name, Location: file.LocationOf(written.Span));
        foreach (var (kind, key, location) in found)
            Add(PlaceKind.Markup, kind, key, location, project);
    }

    // Each place is counted once, under its most specific kind: a constant that is passed to a parameter for keys counts as a constant.
    private void Add(PlaceKind kind, EntityKind? entity, string key, SourceLocation location, Project project)
    {
        var span = location.GetMappedLineSpan();
        var place = new Place(kind, project.Name, Path.GetFullPath(span.Path), span.StartLinePosition.Line + 1, span.StartLinePosition.Character + 1);
        if (kind == PlaceKind.Key && location.SourceTree?.GetRoot().FindNode(location.SourceSpan) is { } node && NameOf(node) is { } name && members.MayBe(name.Identifier.ValueText))
        {
            var nameSpan = name.GetLocation().GetMappedLineSpan().StartLinePosition;
            place = place with { Line = nameSpan.Line + 1, Column = nameSpan.Character + 1 };
        }
        _places.AddOrUpdate((place.File, place.Line, place.Column), (entity, key, place), (_, known) => known.Place.Kind <= kind ? known : (entity, key, place));
    }

    private static SimpleNameSyntax? NameOf(SyntaxNode node) => node switch
    {
        ArgumentSyntax { Expression: MemberAccessExpressionSyntax { Name: var name } } => name,
        MemberAccessExpressionSyntax { Name: var name } => name,
        _ => null,
    };
}

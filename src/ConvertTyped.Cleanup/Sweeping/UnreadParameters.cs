using ConvertTyped.Cleanup.Folding;
using ConvertTyped.Cleanup.Symbols;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;

namespace ConvertTyped.Cleanup.Sweeping;

/// <summary>Removes parameters that are no longer read, and their arguments, from constructors, private methods and local functions.</summary>
internal sealed class UnreadParameters(Solution original, FlagSymbols flag, IReadOnlyCollection<DocumentId>? editable, CancellationToken cancellationToken)
{
    /// <summary>Removes the first removable parameter in a document. Returns null if there is no such parameter.</summary>
    internal async Task<(Solution Solution, IReadOnlyList<DocumentId> Touched)?> RemoveOneAsync(Document document)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        if (!root.DescendantNodes().OfType<ParameterSyntax>().Any(IsRemovable))
            return null;
        var readBefore = await ReadAsync(original.GetDocument(document.Id)!).ConfigureAwait(false);
        var readNow = await ReadAsync(document).ConfigureAwait(false);
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        foreach (var parameter in root.DescendantNodes().OfType<ParameterSyntax>().Where(IsRemovable))
        {
            if (model.GetDeclaredSymbol(parameter, cancellationToken) is not { } symbol || !MayGo(symbol, parameter) || readNow.Contains(KeyOf(symbol)))
                continue;
            var isReadBefore = readBefore.Contains(KeyOf(symbol));
            var isRead = false;
            foreach (var part in OtherParts(symbol.ContainingType, document))
            {
                isReadBefore |= (await ReadAsync(original.GetDocument(part.Id)!, symbol.Name).ConfigureAwait(false)).Contains(KeyOf(symbol));
                isRead |= (await ReadAsync(part, symbol.Name).ConfigureAwait(false)).Contains(KeyOf(symbol));
            }

            if (isReadBefore && !isRead && await WithoutAsync(document, parameter, symbol).ConfigureAwait(false) is { } removed)
                return removed;
        }

        return null;
    }

    private static bool IsRemovable(ParameterSyntax parameter) => parameter.Parent?.Parent switch
    {
        ConstructorDeclarationSyntax or ClassDeclarationSyntax or StructDeclarationSyntax or LocalFunctionStatementSyntax => true,
        MethodDeclarationSyntax method => method.ExplicitInterfaceSpecifier is null && method.AttributeLists.Count == 0
            && !method.Modifiers.Any(modifier => modifier.Kind() is SyntaxKind.PartialKeyword or SyntaxKind.ExternKeyword)
            && !parameter.Modifiers.Any(),
        _ => false,
    };

    /// <summary>
    /// Whether an unread parameter may be removed. This is the case for parameters of primary constructors, local functions, private methods and private
    /// constructors. Other constructor parameters may be removed if their type is part of ConvertTyped or if the constructor's type is private or internal.
    /// If generated code declares a part of a type, all parameters in the type are kept.
    /// </summary>
    private static bool MayGo(IParameterSymbol parameter, ParameterSyntax syntax) =>
        !parameter.ContainingType.DeclaringSyntaxReferences.Any(part => GeneratedCode.IsGenerated(part.SyntaxTree))
        && (syntax.Parent!.Parent is TypeDeclarationSyntax or LocalFunctionStatementSyntax
            || parameter.ContainingSymbol.DeclaredAccessibility == Accessibility.Private
            || (parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.Constructor }
                && (FlagSymbols.IsRuntime(parameter.Type as INamedTypeSymbol) || parameter.ContainingType.DeclaredAccessibility is Accessibility.Private or Accessibility.Internal)));

    /// <summary>A key that is the same before and after a method loses parameters. It contains the position of the method among its overloads.</summary>
    private static string KeyOf(IParameterSymbol parameter)
    {
        var (type, method) = (parameter.ContainingType, parameter.ContainingSymbol);
        return $"{type.ToDisplayString()}.{method.Name}[{type.GetMembers(method.Name).IndexOf(method, 0, SymbolEqualityComparer.Default)}]#{parameter.Name}";
    }

    /// <summary>The other documents that declare parts of a type.</summary>
    private static IEnumerable<Document> OtherParts(INamedTypeSymbol type, Document document) => type.DeclaringSyntaxReferences
        .Select(part => document.Project.GetDocument(part.SyntaxTree)).OfType<Document>().Where(part => part.Id != document.Id).GroupBy(part => part.Id).Select(parts => parts.First());

    /// <summary>The parameters that code in the document reads.</summary>
    /// <param name="document">The document whose code is examined.</param>
    /// <param name="other">The name of a parameter that another document declares; null for the parameters that this document declares.</param>
    private async Task<HashSet<string>> ReadAsync(Document document, string? other = null)
    {
        var root = (await document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
        var model = (await document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
        var names = other is null ? new HashSet<string>(root.DescendantNodes().OfType<ParameterSyntax>().Where(IsRemovable).Select(parameter => parameter.Identifier.ValueText)) : [other];
        return new(root.DescendantNodes().OfType<IdentifierNameSyntax>()
            .Where(name => names.Contains(name.Identifier.ValueText) && name.Parent is not NameColonSyntax)
            .Select(name => model.GetSymbolInfo(name, cancellationToken).Symbol)
            .OfType<IParameterSymbol>()
            .Select(KeyOf));
    }

    /// <summary>
    /// Removes a parameter and its arguments. Returns null if an argument has side effects or is in a document or a member that must not be edited, or if code
    /// refers to the method without calling it. However, the method may be passed as the handler of an endpoint if the
    /// parameter's type is part of ConvertTyped.
    /// </summary>
    private async Task<(Solution Solution, IReadOnlyList<DocumentId> Touched)?> WithoutAsync(Document document, ParameterSyntax parameter, IParameterSymbol symbol)
    {
        var solution = document.Project.Solution;
        var removed = new Dictionary<DocumentId, List<SyntaxNode>> { [document.Id] = [parameter] };
        foreach (var (place, node, model) in await ReferencesAsync(document, (IMethodSymbol)symbol.ContainingSymbol).ConfigureAwait(false))
        {
            if (ArgumentsAt(node) is not { } arguments)
            {
                var isHandler = node is SimpleNameSyntax name && FlagSymbols.IsRuntime(symbol.Type as INamedTypeSymbol) && EndpointHandlers.IsHandler(Expressions.AccessTo(name), model);
                if (!isHandler && symbol.ContainingSymbol is IMethodSymbol { MethodKind: not MethodKind.Constructor })
                    return null;
                continue;
            }

            if (ArgumentFor(symbol, arguments) is not { } argument)
                continue;
            if (!new Purity(flag, model).IsPure(argument.Expression) || editable?.Contains(place) == false || Marks.IsInFrozen(argument))
                return null;
            if (!removed.TryGetValue(place, out var nodes))
                removed.Add(place, nodes = []);
            if (!nodes.Contains(argument))
                nodes.Add(argument);
        }

        foreach (var (id, nodes) in removed.Select(item => (item.Key, item.Value)))
        {
            var root = (await solution.GetDocument(id)!.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            solution = solution.WithDocumentSyntaxRoot(id, ListRewriter.Apply(root, [.. nodes]));
        }

        return (solution, [.. removed.Keys]);
    }

    private async Task<IReadOnlyList<(DocumentId Document, SyntaxNode Node, SemanticModel Model)>> ReferencesAsync(Document document, IMethodSymbol method)
    {
        var found = new List<(DocumentId Document, SyntaxNode Node, SemanticModel Model)>();
        if (method.MethodKind != MethodKind.Constructor)
        {
            // Only the method's own type can call it.
            foreach (var part in OtherParts(method.ContainingType, document).Prepend(document))
            {
                var root = (await part.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
                var model = (await part.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
                found.AddRange(root.DescendantNodes().OfType<SimpleNameSyntax>()
                    .Where(name => name.Identifier.ValueText == method.Name && IsReference(model.GetSymbolInfo(name, cancellationToken), method))
                    .Select(name => (part.Id, (SyntaxNode)name, model)));
            }

            return found;
        }

        var references = await SymbolFinder.FindReferencesAsync(method, document.Project.Solution, cancellationToken).ConfigureAwait(false);
        foreach (var location in references.SelectMany(reference => reference.Locations).Where(location => !location.Location.IsInMetadata))
        {
            var root = (await location.Document.GetSyntaxRootAsync(cancellationToken).ConfigureAwait(false))!;
            var model = (await location.Document.GetSemanticModelAsync(cancellationToken).ConfigureAwait(false))!;
            found.Add((location.Document.Id, root.FindNode(location.Location.SourceSpan, getInnermostNodeForTie: true), model));
        }

        return found;
    }

    private static bool IsReference(SymbolInfo info, IMethodSymbol method) =>
        info.CandidateSymbols.Add(info.Symbol!).Any(symbol => SymbolEqualityComparer.Default.Equals(symbol?.OriginalDefinition, method));

    private static ArgumentListSyntax? ArgumentsAt(SyntaxNode node) => node.AncestorsAndSelf().Select(ancestor => ancestor switch
    {
        BaseObjectCreationExpressionSyntax creation => creation.ArgumentList,
        ConstructorInitializerSyntax initializer => initializer.ArgumentList,
        PrimaryConstructorBaseTypeSyntax type => type.ArgumentList,
        InvocationExpressionSyntax call when call.Expression.Span.End == node.Span.End => call.ArgumentList,
        _ => null,
    }).FirstOrDefault(list => list is not null && list.Parent!.Span.Contains(node.Span) && !list.Span.Contains(node.Span));

    private static ArgumentSyntax? ArgumentFor(IParameterSymbol parameter, ArgumentListSyntax list) =>
        list.Arguments.FirstOrDefault(argument => argument.NameColon?.Name.Identifier.ValueText == parameter.Name)
        ?? (parameter.Ordinal < list.Arguments.Count && list.Arguments[parameter.Ordinal] is { NameColon: null } argument ? argument : null);
}

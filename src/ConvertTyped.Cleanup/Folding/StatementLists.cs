using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ConvertTyped.Cleanup.Folding;

/// <summary>Updates lists of statements after the statements have been folded: inserts the statements of marked blocks, and removes marked and unreachable statements.</summary>
internal static class StatementLists
{
    /// <summary>Merges the <paramref name="folded"/> statements, one for each <paramref name="original"/> statement.</summary>
    /// <param name="original">The statements before the folding.</param>
    /// <param name="folded">The statements after the folding.</param>
    /// <param name="model">The semantic model of the original statements.</param>
    /// <param name="directives">Directives of removed statements, to be placed before the code that follows the list.</param>
    internal static List<StatementSyntax> Merge(IReadOnlyList<StatementSyntax> original, List<StatementSyntax> folded, SemanticModel model, out IReadOnlyList<SyntaxTrivia> directives)
    {
        directives = [];
        if (original.Zip(folded, ReferenceEquals).All(isSame => isSame))
            return [.. folded];
        var names = folded.Select(statement => new HashSet<string>(Names.DeclaredIn(statement))).ToList();
        var merged = new List<StatementSyntax>();
        var isSetApart = false;
        for (var i = 0; i < folded.Count; i++)
        {
            var isLeft = ControlFlow.Exits(folded[i]) && !ControlFlow.Exits(original[i]);
            bool Stays(int index) => index != i && !Marks.IsGone(folded[index]) && (index < i || !isLeft || StaysUnreached(folded[index]));
            var parts = Marks.IsGone(folded[i]) ? []
                : Parts(folded[i], original[i], names.Where((_, index) => Stays(index)), original[i].Parent is not SwitchSectionSyntax && !folded.Where((rest, index) => index > i && Stays(index)).Any(rest => rest is not LocalFunctionStatementSyntax));
            if (parts.Count == 0)
                directives = Directives.Join(directives, Directives.In(folded[i].GetLeadingTrivia()));
            if (Marks.IsGone(folded[i]))
            {
                isSetApart |= Trivia.StartsWithBlankLine(folded[i].GetLeadingTrivia());
                if (i + 1 < folded.Count && IsExplainedBy(original[i + 1], original[i]))
                    folded[i + 1] = folded[i + 1].WithLeadingTrivia(Trivia.Joined(folded[i].GetLeadingTrivia(), folded[i + 1].GetLeadingTrivia()));
                continue;
            }

            if (parts.Count > 0)
            {
                parts[0] = After(directives, parts[0]);
                directives = [];
            }

            if (isSetApart && parts.Count > 0 && merged.Count > 0)
                parts[0] = parts[0].WithLeadingTrivia(Trivia.WithBlankLine(parts[0].GetLeadingTrivia()));
            if (parts.Count > 0 && merged.Count > 0)
                parts[0] = BlankLines.Adjust(parts[0], merged[merged.Count - 1], i, original, folded);
            isSetApart = false;
            merged.AddRange(parts);
            if (isLeft)
            {
                foreach (var rest in folded.Skip(i + 1))
                {
                    if (StaysUnreached(rest))
                    {
                        merged.Add(After(directives, rest));
                        directives = [];
                    }
                    else
                    {
                        directives = Directives.Join(directives, Directives.In(rest.GetLeadingTrivia()));
                    }
                }

                break;
            }
        }

        JoinedDeclarations.Join(merged, original, model);
        JoinedReturns.Join(merged, original);
        if (merged.Count > 0 && original.Count > 0 && !Trivia.StartsWithBlankLine(original[0].GetLeadingTrivia()))
            merged[0] = merged[0].WithLeadingTrivia(Trivia.WithoutBlankLines(merged[0].GetLeadingTrivia()));
        return merged;
    }

    /// <summary>Whether a comment before the declaration of a variable also explains the <c>if</c> statement that follows and reads the variable.</summary>
    private static bool IsExplainedBy(StatementSyntax condition, StatementSyntax declaration) =>
        condition is IfStatementSyntax && declaration is LocalDeclarationStatementSyntax { Declaration.Variables: { Count: 1 } variables }
        && Trivia.HasComment(declaration.GetLeadingTrivia()) && !declaration.ContainsDirectives
        && !Trivia.StartsWithBlankLine(condition.GetLeadingTrivia()) && !Trivia.HasComment(condition.GetLeadingTrivia())
        && condition.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == variables[0].Identifier.ValueText);

    private static StatementSyntax After(IReadOnlyList<SyntaxTrivia> directives, StatementSyntax statement) =>
        directives.Count == 0 ? statement : statement.WithLeadingTrivia(Directives.Join(directives, statement.GetLeadingTrivia()));

    /// <summary>Whether a statement stays although the statement before it never completes.</summary>
    private static bool StaysUnreached(StatementSyntax statement) => statement is LocalFunctionStatementSyntax or LabeledStatementSyntax;

    /// <summary>The statements that replace a statement in its list: the statements of a marked block, or the statement itself.</summary>
    /// <param name="statement">The statement after the folding.</param>
    /// <param name="original">The statement before the folding.</param>
    /// <param name="otherNames">The names that the other statements of the list declare.</param>
    /// <param name="isLast">Whether no other code in the list runs after the statement. If so, <c>using</c> declarations of a block can stay as they are.</param>
    private static List<StatementSyntax> Parts(StatementSyntax statement, StatementSyntax original, IEnumerable<HashSet<string>> otherNames, bool isLast)
    {
        if (!Marks.IsSplice(statement) || statement is not BlockSyntax block)
            return [statement];
        var statements = isLast ? block.Statements : UsingStatements.From(block.Statements);
        var declared = statements.SelectMany(Names.DeclaredBy).ToList();
        if (declared.Count > 0 && otherNames.Any(names => declared.Any(names.Contains)))
            return [block];
        if (block.Statements.Count == 0)
            return [];
        var (from, to) = (Indentation.Read(block.Statements[0]), Indentation.Read(original));
        var parts = statements.Select(part => Indentation.Shift(part, from, to)).ToList();
        parts[0] = parts[0].WithLeadingTrivia(Trivia.Joined(block.GetLeadingTrivia(), parts[0].GetLeadingTrivia()));
        var last = parts[parts.Count - 1];
        parts[parts.Count - 1] = last.WithTrailingTrivia(Trivia.AfterLast(last.GetTrailingTrivia(), Indentation.Shift(block.CloseBraceToken.LeadingTrivia, from ?? "", to ?? "")));
        return parts;
    }
}

using System.Text;
using System.Text.Json;
using ConvertTyped.Attributes;
using ConvertTyped.Patterns;
using ConvertTyped.Semantics;
using ConvertTyped.Snapshots;

namespace ConvertTyped.Configuration;

/// <summary>Compiles the rules of an audience, location, segment or site area. <see cref="RuleTree"/> describes the form of the rules.</summary>
internal static class RuleReader
{
    private static readonly byte[] Alternatives = Encoding.UTF8.GetBytes(RuleTree.Alternatives);
    private static readonly byte[] Conditions = Encoding.UTF8.GetBytes(RuleTree.Conditions);
    private static readonly byte[] Items = Encoding.UTF8.GetBytes(RuleTree.Items);

    private delegate T ReadOne<T>(ref JsonInput input);

    /// <summary>Compiles rules. Returns null if the value is null, which means that there are no rules. Rules without a block never match.</summary>
    internal static RuleSet? Read(ref JsonInput input) => input.Kind == JsonTokenType.Null ? null : new(ReadBlocks(ref input));

    private static RuleBlock[] ReadBlocks(ref JsonInput input) => ReadList(ref input, Alternatives, static (ref alternative) =>
        new RuleBlock(ReadList(ref alternative, Conditions, static (ref condition) =>
            new RuleAlternatives(ReadList(ref condition, Items, ReadItem)))));

    /// <summary>Reads the items of the list with this name in the current object. If there is no such list, there are no items.</summary>
    private static T[] ReadList<T>(ref JsonInput input, ReadOnlySpan<byte> name, ReadOne<T> read)
    {
        T[] items = [];
        if (!input.TryEnterObject())
            return items;
        while (input.NextMember())
        {
            if (input.NameIs(name))
                items = ReadItems(ref input, read);
            else
                input.Skip();
        }

        return items;
    }

    private static T[] ReadItems<T>(ref JsonInput input, ReadOne<T> read)
    {
        var items = default(ShortList<T>);
        if (input.TryEnterList())
        {
            while (input.NextItem())
                items.Add(read(ref input));
        }

        return items.ToArray();
    }

    private static RuleItem ReadItem(ref JsonInput input)
    {
        string? key = null, matchType = null;
        bool? negated = null;
        AttributeValue? value = null;
        if (!input.TryEnterObject())
            return RuleItem.Invalid;
        while (input.NextMember())
        {
            if (input.NameIs("key"u8))
                key = input.ReadText();
            else if (input.NameIs("value"u8))
                value = input.ReadValue();
            else if (input.NameIs("matching"u8))
                (matchType, negated) = ReadMatching(ref input);
            else
                input.Skip();
        }

        var comparison = MatchTypes.Parse(matchType);
        return RuleItemShape.InvalidityOf(comparison, negated, value is not null) == RuleItemFault.None
            ? Compile(key, comparison, negated!.Value, value ?? default)
            : RuleItem.Invalid;
    }

    private static (string? MatchType, bool? Negated) ReadMatching(ref JsonInput input)
    {
        string? matchType = null;
        bool? negated = null;
        if (!input.TryEnterObject())
            return default;
        while (input.NextMember())
        {
            if (input.NameIs("match_type"u8))
                matchType = input.ReadText();
            else if (input.NameIs("negated"u8))
                negated = ReadBoolean(ref input);
            else
                input.Skip();
        }

        return (matchType, negated);
    }

    private static bool? ReadBoolean(ref JsonInput input)
    {
        switch (input.Kind)
        {
            case JsonTokenType.True:
                return true;
            case JsonTokenType.False:
                return false;
            default:
                input.Skip();
                return null;
        }
    }

    private static RuleItem Compile(string? key, Comparison comparison, bool negated, AttributeValue value)
    {
        var text = JavaScriptValue.ToText(value);
        var lowered = comparison == Comparison.Contains && JavaScriptText.IsBlank(text) ? "" : JavaScriptLowerCase.Convert(text);
        return new()
        {
            Key = key,
            Comparison = comparison,
            Negated = negated,
            Value = value,
            Text = text,
            LoweredText = lowered,
            IsAscii = Ascii.IsValid(lowered),
            Numeric = value.IsNumber ? value.Number
                : value.Text is { } && JavaScriptNumber.TryParseNumericString(text, out var number) ? number
                : null,
            Choices = comparison == Comparison.IsIn ? ChoicesOf(value) : [],
            Pattern = comparison == Comparison.Matches ? new(() => JavaScriptPattern.TryCreate(text)) : null,
        };
    }

    private static string[] ChoicesOf(in AttributeValue value)
    {
        var choices =
            value.Text is { } text ? text.Split('|') :
            value.List is { } list ? [.. list.Values.Select(item => JavaScriptValue.ToText(item))] :
            [];
        choices = Array.ConvertAll(choices, JavaScriptLowerCase.Convert);
        Array.Sort(choices, StringComparer.Ordinal);
        return choices;
    }
}

using System.Text;

namespace ConvertTyped.Cleanup.Tests;

/// <summary>
/// A random program with conditions on three flags, local variables, loops, switches, and calls that print text. The same seed gives the same program.
/// </summary>
internal sealed class RandomProgram(int seed)
{
    private static readonly string[] Flags =
    [
        "context.Experiences.CheckoutExperiment.Variation == CheckoutExperimentVariation.Treatment",
        "context.Experiences.CheckoutExperiment.Variation is CheckoutExperimentVariation.Control or CheckoutExperimentVariation.Express",
        "context.Experiences.CheckoutExperiment.Variation != CheckoutExperimentVariation.Control",
        "context.Features.CheckoutBanner.IsEnabled",
        "context.Features.CheckoutBanner is { IsEnabled: true, MaxItems: > 3 }",
        "context.Features.CheckoutBanner.MaxItems >= 5",
        "(context.Features.CheckoutBanner.Headline ?? \"none\") == \"Welcome\"",
        "context.RunFeature(\"checkout-banner\") is not null",
        "context.RunExperience(\"checkout-experiment\")?.VariationKey == \"treatment\"",
        "context.Features.FreeShipping.IsEnabled",
    ];

    private readonly Random _random = new(seed);
    private readonly StringBuilder _text = new();
    private int _names;

    internal string TypeName => $"Program{seed}";

    internal string Text()
    {
        var head = $$"""
            using System;
            using ConvertTyped;

            internal static class {{TypeName}}
            {
                private sealed class Scope(string name, Action<object?> print) : IDisposable
                {
                    public void Dispose() => print("end of " + name);
                }

                internal static void Run(ConvertContext context, Action<object?> print)
                {
                    bool Effect(string name)
                    {
                        print(name);
                        return name.Length > 2;
                    }

                    var variation = context.Experiences.CheckoutExperiment.Variation;
                    var isNew = {{Flags[_random.Next(Flags.Length)]}};
                    var isLong = context.VisitorId.Length > 9;
                    var total = 0;

            """;
        _text.Append(head);
        Statements(4, "        ", []);
        return _text.Append("        print(\"end\");\n    }\n}\n").ToString();
    }

    private void Statements(int depth, string indent, string[] locals)
    {
        for (var count = _random.Next(1, 4); count > 0; count--)
        {
            switch (_random.Next(depth > 0 ? 19 : 8))
            {
                case 0:
                    Line(indent, $"print({Condition(2, locals)} ? \"{Name()}\" : \"{Name()}\");");
                    break;
                case 1:
                    Line(indent, $"print($\"{{context.Features.CheckoutBanner.Headline ?? \"{Name()}\"}}!\");");
                    break;
                case 2:
                    Line(indent, $"print(variation switch {{ CheckoutExperimentVariation.Treatment => \"{Name()}\", CheckoutExperimentVariation.Control => \"{Name()}\", _ => \"{Name()}\" }});");
                    break;
                case 3:
                    var local = $"is{Name()}";
                    Line(indent, $"var {local} = {Condition(2, locals)};");
                    Line(indent, $"print({local});");
                    locals = [.. locals, local];
                    break;
                case 4:
                    Line(indent, $"using var scope{Name()} = new Scope(\"{Name()}\", print);");
                    break;
                case 5:
                    Line(indent, $"total += {Condition(2, locals)} ? 2 : 3;\n{indent}print(total);");
                    break;
                case 6:
                    Line(indent, $"print((variation, isLong) switch {{ (CheckoutExperimentVariation.Treatment, true) => \"{Name()}\", (_, false) => \"{Name()}\", (var kept, _) => \"{Name()}\" + kept }});");
                    break;
                case 7:
                    var number = $"max{Name()}";
                    Line(indent, $"long? {number} = context.Features.CheckoutBanner.MaxItems;");
                    Line(indent, $"print({number}.GetValueOrDefault(9) + total);");
                    break;
                case 8:
                    var counter = $"i{Name()}";
                    Line(indent, $"for (var {counter} = 0; {counter} < 2; {counter}++)");
                    Line(indent, "{");
                    Line(indent, $"    if ({Condition(1, locals)} && {counter} == 0)\n{indent}        {(_random.Next(2) == 0 ? "continue" : "break")};");
                    Statements(depth - 1, indent + "    ", locals);
                    Line(indent, "}");
                    break;
                case 9:
                    Line(indent, $"do\n{indent}{{");
                    Line(indent, $"    switch (total)\n{indent}    {{\n{indent}        case 0:\n{indent}            {(_random.Next(2) == 0 ? "continue" : "break")};\n{indent}        default:\n{indent}            print(\"{Name()}\");\n{indent}            break;\n{indent}    }}");
                    Line(indent, $"    print(\"{Name()}\");\n{indent}}}\n{indent}while (total++ < 3 && {Condition(1, locals)});");
                    break;
                case 10:
                    Line(indent, "try");
                    Block(depth, indent, locals);
                    Line(indent, $"finally\n{indent}{{\n{indent}    print(\"{Name()}\");\n{indent}}}");
                    break;
                case 11:
                    var test = $"test{Name()}";
                    Line(indent, $"Func<bool> {test} = () => {Condition(2, locals)};\n{indent}print({test}());");
                    break;
                case 12:
                    Line(indent, "switch (variation)\n" + indent + "{");
                    Line(indent, $"    case CheckoutExperimentVariation.Treatment:\n{indent}        print(\"{Name()}\");\n{indent}        break;");
                    Line(indent, $"    default:\n{indent}        print(\"{Name()}\");\n{indent}        break;\n{indent}}}");
                    break;
                case 13:
                    Line(indent, $"foreach (var item{Name()} in new[] {{ \"{Name()}\", \"{Name()}\" }})");
                    Block(depth, indent, locals);
                    break;
                case 14:
                    Line(indent, $"if ({Condition(2, locals)})\n{indent}    return;");
                    break;
                default:
                    Line(indent, $"if ({Condition(3, locals)})");
                    Block(depth, indent, locals);
                    if (_random.Next(2) == 0)
                    {
                        Line(indent, "else");
                        Block(depth, indent, locals);
                    }

                    break;
            }
        }
    }

    private void Block(int depth, string indent, string[] locals)
    {
        Line(indent, "{");
        Statements(depth - 1, indent + "    ", locals);
        Line(indent, "}");
    }

    private string Condition(int depth, string[] locals) => _random.Next(depth > 0 ? 9 : 4) switch
    {
        0 or 1 => Flags[_random.Next(Flags.Length)] is var flag && flag.Contains(' ', StringComparison.Ordinal) ? $"({flag})" : flag,
        2 => locals.Length > 0 ? locals[_random.Next(locals.Length)] : "isNew",
        3 => _random.Next(3) == 0 ? $"Effect(\"{Name()}\")" : "isLong",
        4 => $"!({Condition(depth - 1, locals)})",
        5 or 6 => $"({Condition(depth - 1, locals)} && {Condition(depth - 1, locals)})",
        7 => $"({Condition(depth - 1, locals)} || {Condition(depth - 1, locals)})",
        _ => $"({Condition(depth - 1, locals)} {(_random.Next(2) == 0 ? "^" : "==")} {Condition(depth - 1, locals)})",
    };

    private string Name() => $"x{_names++}";

    private void Line(string indent, string text) => _text.Append(indent).Append(text).Append('\n');
}

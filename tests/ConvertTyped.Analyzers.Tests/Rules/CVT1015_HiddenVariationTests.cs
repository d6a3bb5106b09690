using Microsoft.CodeAnalysis;

namespace ConvertTyped.Analyzers.Tests.Rules;

public sealed class HiddenVariationTests
{
    [Theory]
    [InlineData("v switch { V.Treatment => 1, {|CVT1015:_|} => 0 }", "Only this arm handles the variation Control; handle it explicitly")]
    [InlineData("v switch { V.None => 1, V.Unrecognized => 2, {|CVT1015:_|} => 0 }", "Only this arm handles the variations Control and Treatment; handle each of them explicitly")]
    [InlineData("v switch { V.Treatment when n > 1 => 2, V.Control => 1, {|CVT1015:_|} => 0 }", "Only this arm handles the variation Treatment; handle it explicitly")]
    [InlineData("v switch { V.Treatment or V.None => 1, {|CVT1015:var other|} => (int)other }", "Only this arm handles the variation Control; handle it explicitly")]
    [InlineData("v switch { not (V.Control or V.None) => 1, {|CVT1015:_|} => 0 }", "Only this arm handles the variation Control; handle it explicitly")]
    [InlineData("maybe switch { null => 2, V.Treatment => 1, {|CVT1015:_|} => 0 }", "Only this arm handles the variation Control; handle it explicitly")]
    public async Task A_variation_that_only_the_discard_arm_handles_is_reported(string expression, string message)
    {
        var found = Assert.Single(await Analysis.FindsTheMarkedAsync(Switching($"return {expression};")));
        Assert.Equal(message, found.GetMessage(null));
        Assert.Equal(DiagnosticSeverity.Info, found.Severity);
    }

    [Theory]
    [InlineData("switch (v) { case V.Treatment: return 1; {|CVT1015:default:|} return 0; }")]
    [InlineData("switch (v) { {|CVT1015:default:|} return 0; case V.Treatment: return 1; }")]
    [InlineData("switch (v) { case V.Control when n > 1: return 1; case V.Treatment: return 2; {|CVT1015:case var other:|} return (int)other; }")]
    public Task Switch_statements_are_checked_too(string statement) => Analysis.FindsTheMarkedAsync(Switching(statement));

    [Theory]
    [InlineData("return v switch { V.Treatment => 1, V.Control => 2, _ => 0 };")]
    [InlineData("return v switch { V.Treatment => 1, V.Control or V.None => 2, V.Unrecognized => 3, _ => 0 };")]
    [InlineData("return v switch { not V.Treatment => 1, V.Treatment => 2 };")]
    [InlineData("return v switch { V.Treatment => 1, > V.Unrecognized => 2, _ => 0 };")]
    [InlineData("return v switch { V.Treatment => 1, _ when n > 1 => 2, V.Control => 3, _ => 0 };")]
    [InlineData("switch (v) { case V.Treatment: case V.Control: return 1; default: return 0; }")]
    [InlineData("switch (v) { case V.Treatment: return 1; } return 0;")]
    [InlineData("return day switch { DayOfWeek.Friday => 1, _ => 0 };")]
    [InlineData("return n switch { 1 => 1, _ => 0 };")]
    public Task Switches_that_hide_no_variation_are_not_reported(string statement) => Analysis.FindsTheMarkedAsync(Switching(statement));

    internal static TestProject Switching(string statement) => TestProject.Of($$"""
        using System;
        using V = Shop.ConvertAccessors.CheckoutExperimentVariation;

        internal static class Page
        {
            public static int Show(V v, V? maybe, DayOfWeek day, int n)
            {
                {{statement}}
            }
        }
        """) with { Generates = true };
}

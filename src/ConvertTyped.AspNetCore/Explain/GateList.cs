namespace ConvertTyped.AspNetCore.Explain;

/// <summary>Writes the gates in order, with their conditions and the visitor's values.</summary>
internal sealed class GateList(HtmlWriter html)
{
    internal void Write(ExperienceExplanation explained)
    {
        html.Write($"""<ol class="gates">""");
        var isDecided = explained.Origin is DecisionOrigin.Preview or DecisionOrigin.Override;
        var passed = isDecided ? [] : explained.Gates.TakeWhile(gate => gate.IsOpen).ToList();
        if (passed.Count > 1)
            WritePassed(explained, passed);
        foreach (var gate in explained.Gates.Skip(passed.Count > 1 ? passed.Count : 0))
        {
            Write(explained, gate, isReached: !isDecided);
            isDecided |= !gate.IsOpen;
        }

        html.Write($"</ol>");
    }

    /// <summary>Writes one collapsible line for the gates that the visitor passed.</summary>
    private void WritePassed(ExperienceExplanation explained, List<GateExplanation> passed)
    {
        var titles = string.Join(", ", passed.Select(gate => TitleOf(gate.Gate)));
        html.Write($"""<li class="gate open run"><details><summary><span class="title">{passed.Count} gates passed</span> <span class="mark">{titles}</span></summary><ol class="gates">""");
        foreach (var gate in passed)
            Write(explained, gate, isReached: true);
        html.Write($"</ol></details></li>");
    }

    private void Write(ExperienceExplanation explained, GateExplanation gate, bool isReached)
    {
        var state = !isReached ? "later" : gate.IsOpen ? "open" : "closed";
        var mark = !isReached ? "not reached" : gate.IsOpen ? "passed" : "stopped here";
        html.Write($"""<li class="gate {state}"><p class="what"><span class="title">{TitleOf(gate.Gate)}</span> <span class="mark">{mark}</span></p><div class="why">""");
        if (gate.Conditions.Count == 0)
            html.Write($"<p>{WithoutConditions(explained, gate)}</p>");
        else if (gate.Gate == DecisionGate.Environment)
            WriteEnvironment(gate.Conditions[0]);
        else
            WriteConditions(gate);
        html.Write($"</div></li>");
    }

    private void WriteEnvironment(ConditionExplanation environment)
    {
        html.Write($"<p>only in <code>{environment.Name}</code>");
        html.WriteMarkup(
            environment.IsSkipped ? "; this application sets no environment, so environments are not checked</p>" :
            environment.Holds ? ", the environment of this application</p>" :
            ", not the environment of this application</p>");
    }

    private void WriteConditions(GateExplanation gate)
    {
        if (gate.Conditions.Count > 1)
            html.WriteMarkup(gate.NeedsAll ? "<p>all of these must match:</p>" : "<p>at least one of these must match:</p>");
        html.Write($"""<ul class="conditions">""");
        foreach (var condition in gate.Conditions)
        {
            html.Write($"""<li><p><code>{condition.Name}</code> """);
            html.WriteMarkup(condition switch
            {
                { IsSkipped: true } => """<span class="tag">not checked again: the visitor has a stored decision</span>""",
                { Holds: true } when gate.Gate == DecisionGate.Segment => """<span class="tag yes">the visitor is in this segment</span>""",
                { Holds: true } => """<span class="tag yes">matches</span>""",
                _ when gate.Gate == DecisionGate.Segment => """<span class="tag no">the visitor is not in this segment</span>""",
                _ => """<span class="tag no">does not match</span>""",
            });
            html.Write($"</p>");
            WriteRules(gate.Gate, condition);
            html.Write($"</li>");
        }

        html.Write($"</ul>");
    }

    private void WriteRules(DecisionGate gate, ConditionExplanation condition)
    {
        if (gate == DecisionGate.Segment)
            return;
        if (condition.Rules is not { Count: > 0 } any)
        {
            html.Write($"""<p class="hint">has no rules, so it never matches</p>""");
            return;
        }

        for (var i = 0; i < any.Count; i++)
        {
            html.WriteMarkup(i == 0 ? """<ul class="rules">""" : """<p class="hint">or</p><ul class="rules">""");
            foreach (var alternatives in any[i])
            {
                html.Write($"<li>");
                for (var j = 0; j < alternatives.Count; j++)
                    RuleList.Write(html, alternatives[j], isAlternative: j > 0);
                html.Write($"</li>");
            }

            html.Write($"</ul>");
        }
    }

    private static string TitleOf(DecisionGate gate) => gate switch
    {
        DecisionGate.Archived => "Live",
        DecisionGate.Environment => "Environment",
        DecisionGate.Location => "Location",
        DecisionGate.Audience => "Audience",
        DecisionGate.Segment => "Segment",
        _ => "Traffic",
    };

    private static string WithoutConditions(ExperienceExplanation explained, GateExplanation gate) => gate switch
    {
        { Gate: DecisionGate.Archived, IsOpen: true } => "not archived",
        { Gate: DecisionGate.Archived } => "archived, so no visitor gets a variation",
        { Gate: DecisionGate.Traffic, IsOpen: true } when explained.Origin == DecisionOrigin.Stored || !IsInRange(explained) =>
            "a stored decision applies, so the bucket is not checked",
        { Gate: DecisionGate.Traffic, IsOpen: true } => "the bucket belongs to a variation",
        { Gate: DecisionGate.Traffic } => "the bucket belongs to no variation",
        { Gate: DecisionGate.Environment } => "any environment",
        { Gate: DecisionGate.Location, IsOpen: true } => "no location required",
        { Gate: DecisionGate.Audience } => "no audience required",
        { Gate: DecisionGate.Segment } => "no segment required",
        _ => "requires locations that the config does not have",
    };

    private static bool IsInRange(ExperienceExplanation explained) =>
        explained.Buckets.Any(range => explained.BucketValue >= range.From && explained.BucketValue < range.To);
}

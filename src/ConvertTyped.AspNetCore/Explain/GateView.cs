namespace ConvertTyped.AspNetCore.Explain;

/// <summary>The gates in order, each with what it asked for and what it saw.</summary>
internal sealed class GateView(HtmlWriter html)
{
    internal void Write(ExperienceExplanation explained)
    {
        html.Write($"""<ol class="gates">""");
        var isDecided = explained.Origin is DecisionOrigin.Preview or DecisionOrigin.Override;
        foreach (var gate in explained.Gates)
        {
            Write(explained, gate, isReached: !isDecided);
            isDecided |= !gate.IsOpen;
        }

        html.Write($"</ol>");
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
        html.Write($"<p>meant for <code>{environment.Name}</code>");
        html.WriteMarkup(
            environment.IsSkipped ? "; none is set here, so it is not checked</p>" :
            environment.Holds ? ", as is this</p>" :
            ", which this is not</p>");
    }

    private void WriteConditions(GateExplanation gate)
    {
        if (gate.Conditions.Count > 1)
            html.WriteMarkup(gate.NeedsAll ? "<p>all of these must match:</p>" : "<p>one of these is enough:</p>");
        html.Write($"""<ul class="conditions">""");
        foreach (var condition in gate.Conditions)
        {
            html.Write($"""<li><p><code>{condition.Name}</code> """);
            html.WriteMarkup(condition switch
            {
                { IsSkipped: true } => """<span class="tag">not asked again: the visitor has a variation</span>""",
                { Holds: true } => """<span class="tag yes">matches</span>""",
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
                    RuleView.Write(html, alternatives[j], isAlternative: j > 0);
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
        { Gate: DecisionGate.Archived } => "archived: nobody gets it any more",
        { Gate: DecisionGate.Traffic } when explained.Origin == DecisionOrigin.Stored => "decided before; the bucket is not asked again",
        { Gate: DecisionGate.Traffic, IsOpen: true } => "the bucket belongs to a variation",
        { Gate: DecisionGate.Traffic } => "the bucket belongs to no variation",
        { Gate: DecisionGate.Environment } => "any environment",
        { Gate: DecisionGate.Location, IsOpen: true } => "anywhere",
        { Gate: DecisionGate.Audience } => "anybody",
        { Gate: DecisionGate.Segment } => "no segment is asked for",
        _ => "asks for locations that the config does not have",
    };
}

using Microsoft.AspNetCore.Mvc;
using Microsoft.FeatureManagement.Mvc;

namespace ConvertTyped.FeatureManagement.Tests;

/// <summary>Actions that each have a feature gate with one flag.</summary>
[Route("gated")]
public sealed class GatedController : Controller
{
    [HttpGet("express")]
    [FeatureGate("express-pay")]
    public string Express() => "express";

    [HttpGet("own")]
    [FeatureGate("OwnFlag")]
    public string Own() => "own";
}

/// <summary>Actions that each have a feature gate with several flags or a negated flag.</summary>
[Route("gates")]
public sealed class SeveralGatesController : Controller
{
    [HttpGet("any")]
    [FeatureGate(RequirementType.Any, "express-pay", "OwnFlag")]
    public string Any() => "any";

    [HttpGet("all")]
    [FeatureGate("express-pay", "OwnFlag")]
    public string All() => "all";

    [HttpGet("negated")]
    [FeatureGate(negate: true, "express-pay")]
    public string Negated() => "negated";
}

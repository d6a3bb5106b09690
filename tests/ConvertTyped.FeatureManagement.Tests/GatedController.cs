using Microsoft.AspNetCore.Mvc;
using Microsoft.FeatureManagement.Mvc;

namespace ConvertTyped.FeatureManagement.Tests;

/// <summary>An action of an application that knows FeatureManagement only.</summary>
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

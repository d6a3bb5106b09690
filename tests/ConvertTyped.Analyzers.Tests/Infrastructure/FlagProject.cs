namespace ConvertTyped.Analyzers.Tests;

/// <summary>A web project that uses FeatureManagement and defines some flags itself.</summary>
internal static class FlagProject
{
    public const string Settings = """
        {
          // Comments and trailing commas are allowed here.
          "Logging": { "FeatureManagement": { "not-a-flag": true } },
          "FeatureManagement": {
            "OwnFlag": true,
            "EveningFlag": { "EnabledFor": [{ "Name": "Evening" }] },
          },
          "FeatureManagement:FlatFlag": false,
          "feature_management": { "feature_flags": [{ "id": "ListedFlag", "enabled": true }] },
        }
        """;

    public static TestProject Of(string statements, string members = "") => new()
    {
        Sources = new Dictionary<string, string>
        {
            ["Program.cs"] = $$"""
                using System;
                using System.Linq;
                using System.Threading;
                using System.Threading.Tasks;
                using ConvertTyped;
                using Microsoft.AspNetCore.Builder;
                using Microsoft.AspNetCore.Mvc;
                using Microsoft.Extensions.DependencyInjection;
                using Microsoft.FeatureManagement;
                using Microsoft.FeatureManagement.AspNetCore;
                using Microsoft.FeatureManagement.FeatureFilters;
                using Microsoft.FeatureManagement.Mvc;

                internal sealed class Page(IFeatureManager features, IFeatureManagerSnapshot snapshot, IVariantFeatureManager variants)
                {
                    public async Task Render(TargetingContext visitor, string unknown, CancellationToken cancellationToken)
                    {
                        {{statements}}
                        await Task.CompletedTask;
                        _ = (features, snapshot, variants);
                    }

                    {{members}}
                }
                """,
        },
        AdditionalFiles = new Dictionary<string, string> { ["convert.json"] = Configs.Shop, ["appsettings.json"] = Settings, ["appsettings.Development.json"] = """{ "FeatureManagement": { "DevFlag": true } }""" },
        UsesAspNetCore = true,
        UsesFeatureManagement = true,
    };
}

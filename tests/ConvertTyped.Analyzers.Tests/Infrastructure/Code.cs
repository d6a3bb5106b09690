namespace ConvertTyped.Analyzers.Tests;

/// <summary>Adds the code around the lines that a test is about.</summary>
internal static class Code
{
    /// <summary>Statements that can use a core, a context, a condition and a string of unknown value.</summary>
    public static string Lines(string statements, string members = "") => $$"""
        using System;
        using System.Collections.Generic;
        using System.Linq;
        using System.Threading.Tasks;
        using ConvertTyped;

        internal sealed class Page
        {
            public void Render(ConvertCore core, ConvertContext context, bool isNew, string unknown)
            {
                {{statements}}
            }

            {{members}}
        }
        """;

    public static string Members(string members) => Lines("", members);
}

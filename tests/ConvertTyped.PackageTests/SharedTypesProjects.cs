namespace ConvertTyped.PackageTests;

/// <summary>Applications with generated types in signatures, and test projects that reference the applications and the testing package.</summary>
internal static class SharedTypesProjects
{
    public const string OtherConfig =
        """{"account_id":"1","project":{"id":"2"},"experiences":[{"id":"3","key":"other","status":"active","variations":[{"id":"4","key":"on","traffic_allocation":100}]}]}""";

    public static void Write(PackedFeed feed)
    {
        feed.Write("Internals/Internals.csproj", Consumers.Project("<RootNamespace>Shop.Internals</RootNamespace>", "<InternalsVisibleTo Include=\"Internals.Tests\" />"));
        feed.Write("Internals/convert.json", Fixture.ShopConfig);
        feed.Write("Internals/Pages.cs", """
            namespace Shop.Internals;

            internal static class Pages
            {
                internal static string Choose(CheckoutExperimentVariation variation) => variation.ToString();
            }
            """);
        WriteTests(feed, "Internals", """
            using ConvertTyped.Testing;
            using Shop.Internals;

            using var convert = new TestConvert();
            using var forced = convert.Experiences.CheckoutExperiment.Force(CheckoutExperimentVariation.Treatment);
            File.WriteAllText(args[1], Pages.Choose(convert.Context().Experiences.CheckoutExperiment.Variation));
            """);

        feed.Write("Publics/Publics.csproj", Consumers.Project(
            "<ConvertTypedAccessibility>public</ConvertTypedAccessibility><ConvertTypedAutoInclude>false</ConvertTypedAutoInclude>",
            "<AdditionalFiles Include=\"A/convert.json\" ConvertNamespace=\"Publics.A\" /><AdditionalFiles Include=\"B/convert.json\" ConvertNamespace=\"Publics.B\" />"));
        feed.Write("Publics/A/convert.json", Fixture.ShopConfig);
        feed.Write("Publics/B/convert.json", OtherConfig);
        feed.Write("Publics/Pages.cs", "namespace Shop;\n\npublic static class Pages\n{\n    public static string Choose(Publics.B.OtherVariation variation) => variation.ToString();\n}\n");
        WriteTests(feed, "Publics", """
            using ConvertTyped.Testing;
            using Publics.B;
            using Shop;

            using var convert = new TestConvert(ConvertProject.Config);
            using var forced = convert.Experiences.Other.Force(OtherVariation.On);
            using var same = new TestConvert("Publics.B.convert.json");
            File.WriteAllText(args[1], Pages.Choose(convert.Context().Experiences.Other.Variation));
            """);
        WriteSeveral(feed);
    }

    /// <summary>Writes three applications that do not reference each other, and a test project for them. Two share a config, and the third has another config.</summary>
    private static void WriteSeveral(PackedFeed feed)
    {
        const string Shared = "<AdditionalFiles Include=\"../SharedConfig/convert.json\" ConvertTyped=\"true\" />";
        feed.Write("SharedConfig/convert.json", Fixture.ShopConfig);
        feed.Write("SeveralBilling/convert.json", OtherConfig);
        foreach (var (application, items, variation) in new[] { ("SeveralWeb", Shared, "CheckoutExperimentVariation"), ("SeveralWorker", Shared, "CheckoutExperimentVariation"), ("SeveralBilling", "", "OtherVariation") })
        {
            feed.Write($"{application}/{application}.csproj", Consumers.Project($"<RootNamespace>{application}</RootNamespace>", $"<InternalsVisibleTo Include=\"Several.Tests\" />{items}"));
            feed.Write($"{application}/Pages.cs", $"namespace {application};\n\ninternal static class Pages\n{{\n    internal static string Choose({variation} variation) => variation.ToString();\n}}\n");
        }
        WriteTests(feed, "Several", "File.WriteAllText(args[1], $\"{WebTests.Run()} {WorkerTests.Run()} {BillingTests.Run()}\");", "SeveralWeb", "SeveralWorker", "SeveralBilling");
        WriteSeveralTests(feed, "Web", "CheckoutExperiment", "Treatment");
        WriteSeveralTests(feed, "Worker", "CheckoutExperiment", "Control");
        WriteSeveralTests(feed, "Billing", "Other", "On");
    }

    private static void WriteSeveralTests(PackedFeed feed, string application, string experience, string variation) => feed.Write($"Several.Tests/{application}Tests.cs", $$"""
        using ConvertTyped.Testing;
        using Several{{application}};
        using Several{{application}}.ConvertAccessors;

        internal static class {{application}}Tests
        {
            public static string Run()
            {
                using var convert = new TestConvert(ConvertProject.Config);
                using var forced = convert.Experiences.{{experience}}.Force({{experience}}Variation.{{variation}});
                return Pages.Choose(convert.Context().Experiences.{{experience}}.Variation);
            }
        }
        """);

    private static void WriteTests(PackedFeed feed, string application, string program, params string[] references)
    {
        var projects = (references.Length == 0 ? [application] : references).Select(reference => $"<ProjectReference Include=\"../{reference}/{reference}.csproj\" />");
        feed.Write($"{application}.Tests/{application}.Tests.csproj", Consumers.Project(
            $"<OutputType>Exe</OutputType><WithoutPackage>true</WithoutPackage><RootNamespace>{application}.Tests</RootNamespace>",
            $"<PackageReference Include=\"ConvertTyped.Testing\" Version=\"{feed.Version}\" />{string.Concat(projects)}"));
        feed.Write($"{application}.Tests/Program.cs", program);
    }
}

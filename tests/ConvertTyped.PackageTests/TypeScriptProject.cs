namespace ConvertTyped.PackageTests;

/// <summary>The project of <see cref="TypeScriptTests"/>: a server that writes decisions as JSON, and a front end that reads the decisions.</summary>
internal static class TypeScriptProject
{
    /// <summary>Components that are written like React components, but do not need React's packages.</summary>
    public const string Page = """
        import type { ConvertDecisions } from "./convert";

        declare global {
            namespace JSX { interface IntrinsicElements { h1: object; p: object; main: object; } }
        }

        const decisions: ConvertDecisions = JSON.parse(document.getElementById("convert-decisions")!.textContent!);

        function Banner() {
            const banner = decisions.features["checkout-banner"];
            return banner ? <h1>{banner.variables.headline ?? "Welcome"}, {(banner.variables.max_items ?? 10).toFixed(0)} {banner.variables.layout?.theme?.name}</h1> : null;
        }

        export function Checkout() {
            switch (decisions.experiences["checkout-experiment"]?.variation) {
                case "treatment": return <main><Banner />One page</main>;
                case "control": return <p>Three steps</p>;
                default: return <p>{decisions.goals["purchase_completed"].length}</p>;
            }
        }
        """;

    public static void Write(PackedFeed feed)
    {
        feed.Write("TypeScript/TypeScript.csproj", Consumers.Project("<OutputType>Exe</OutputType><ConvertTypedTypeScript>web</ConvertTypedTypeScript>"));
        feed.Write("TypeScript/convert.json", Fixture.ShopConfig);
        feed.Write("TypeScript/Program.cs", """
            using ConvertTyped;

            using var core = new ConvertCore(new ConvertOptions { Config = ConvertConfig.FromFile(args[0]) }).Initialize();
            File.WriteAllText(args[1], core.CreateContext("visitor-4").Decisions.ToJson([ExperienceKeys.CheckoutExperiment], [FeatureKeys.CheckoutBanner]));
            """);
        feed.Write("TypeScript/web/tsconfig.json", """
            { "compilerOptions": { "strict": true, "noEmit": true, "jsx": "preserve", "target": "es2022", "module": "esnext", "moduleResolution": "bundler", "lib": ["es2022", "dom"], "types": [] } }
            """);
    }
}

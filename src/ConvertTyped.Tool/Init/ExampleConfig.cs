namespace ConvertTyped.Tool.Init;

/// <summary>The example config for projects without an SDK key.</summary>
internal static class ExampleConfig
{
    public const string Text = """
        {
          "account_id": "1",
          "project": {
            "id": "1",
            "name": "Example",
            "type": "fullstack"
          },
          "experiences": [
            {
              "id": "101",
              "key": "welcome-experiment",
              "name": "Does a warmer welcome help?",
              "status": "active",
              "version": 12,
              "variations": [
                {
                  "id": "1001",
                  "key": "control",
                  "status": "running",
                  "traffic_allocation": 50,
                  "changes": [
                    {
                      "type": "fullStackFeature",
                      "data": {
                        "feature_id": "201",
                        "variables_data": {
                          "headline": "Welcome"
                        }
                      }
                    }
                  ]
                },
                {
                  "id": "1002",
                  "key": "treatment",
                  "status": "running",
                  "traffic_allocation": 50,
                  "changes": [
                    {
                      "type": "fullStackFeature",
                      "data": {
                        "feature_id": "201",
                        "variables_data": {
                          "headline": "Good to see you"
                        }
                      }
                    }
                  ]
                }
              ]
            }
          ],
          "features": [
            {
              "id": "201",
              "key": "welcome-banner",
              "name": "Welcome banner",
              "variables": [
                {
                  "key": "headline",
                  "type": "string"
                }
              ]
            }
          ],
          "goals": [
            {
              "id": "301",
              "key": "signed-up",
              "name": "Signed up",
              "type": "advanced",
              "status": "active"
            }
          ]
        }

        """;
}

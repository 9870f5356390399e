"""Start the dashboard: ``python run_dashboard.py [DOCUMENT... | LIBRARY] [--host H] [--port N]``."""

from dashboard.command import serve_main

if __name__ == "__main__":
    serve_main()

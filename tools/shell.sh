# Sourced by run, test and yz: where things are, and how they are built when something changed.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd)
configuration=Release
host=src/Yingzhou.Host/bin/$configuration/net10.0/Yingzhou.Host.dll

export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_CLI_WORKLOAD_UPDATE_NOTIFY_DISABLE=1 DOTNET_GENERATE_ASPNET_CERTIFICATE=0
export npm_config_loglevel=error npm_config_update_notifier=false npm_config_fund=false npm_config_audit=false

# .NET and npm keep their caches at home; a service account may have none.
if [ ! -w "${HOME:-/nonexistent}" ]; then
  export HOME=$root/artifacts/home
  mkdir -p "$HOME"
fi

say() { printf '%s\n' "$*" >&2; }
fail() { say "$@"; exit 1; }

# make OUTPUT COMMAND -- PATH…: runs the command when the output is missing or the content of a path is not what it was made from.
make() {
  local output=$1 command=$2 now stamp; shift 3
  stamp=$root/artifacts/stamps/${output##*/}
  now=$(cd "$root" && find "$@" \( -name bin -o -name obj \) -prune -o -type f -exec cksum {} + | sort -k3 | cksum)
  if [ -e "$root/$output" ] && [ "$now" = "$(cat "$stamp" 2>/dev/null)" ]; then return; fi
  (cd "$root" && $command) || fail "$command failed, see above."
  mkdir -p "${stamp%/*}" && printf '%s\n' "$now" >"$stamp"
}

# Diagrams are drawn by a script; npm is asked only when what is bundled has changed.
bundle() { make src/Yingzhou.Ui/wwwroot/dist/diagram.js bundle_with_node -- package.json package-lock.json tools/bundle.mjs tools/frontend; }
bundle_with_node() {
  command -v npm >/dev/null || fail 'Node.js 20 or later is needed to bundle the diagrams: please install it.'
  say 'Bundling the front end…'
  npm ci --ignore-scripts >&2 && node tools/bundle.mjs
}

# One compiler for all projects, which collects its garbage seldom: a build from clean takes a third of the time that a compiler per project takes.
compile() {
  command -v dotnet >/dev/null || fail 'The .NET SDK 10 is needed: please install it.'
  say "Building ${1##*/}…"
  DOTNET_TieredPGO=0 DOTNET_gcConcurrent=0 DOTNET_GCgen0size=0x8000000 \
    dotnet build "$1" --configuration $configuration --verbosity quiet -consoleLoggerParameters:NoSummary -p:UseSharedCompilation=true >&2
  local status=$?
  # Where nothing may be left waiting (.ci/run says so), the compiler goes too.
  if [ "${MSBUILDDISABLENODEREUSE:-}" = 1 ]; then dotnet build-server shutdown --vbcscompiler >/dev/null 2>&1; fi
  return $status
}
compile_host() { compile src/Yingzhou.Host/Yingzhou.Host.csproj; }
compile_all() { compile Yingzhou.slnx; }

settings=(Directory.Build.props Directory.Build.targets Directory.Packages.props global.json .editorconfig BannedSymbols.txt)
all=tests/Yingzhou.Engines.Tests/bin/$configuration/net10.0/Yingzhou.Engines.Tests.dll
build_host() { bundle; make "$host" compile_host -- "${settings[@]}" src; }
build_all() {
  bundle
  make "$all" compile_all -- "${settings[@]}" Yingzhou.slnx src tests
  # The host was compiled with the rest: only note it.
  make "$host" true -- "${settings[@]}" src
}

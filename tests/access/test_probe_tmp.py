import json, time
from django.db import transaction
from django.utils import translation
from tests.access.addresses import every_address
from tests.access.world import make_world, ROLES
from tests.harness.client import BrowserClient
from django.urls import reverse

def klass(r):
    if r.status_code in (301,302,303):
        loc=r["Location"]
        if "/konto/zaloguj" in loc or "/account/sign-in" in loc or "/admin/login" in loc: return "s"
        if loc=="/admin/": return "d"
        return "r"
    return {200:"o",204:"o",403:"d",404:"n",405:"m",400:"b"}.get(r.status_code, str(r.status_code))

def test_probe(site_tree):
    w=make_world(site_tree)
    translation.activate("pl")
    out={}
    errs=[]
    for a in every_address():
        try: url=w.url(a)
        except Exception as e: errs.append((a.name,a.arguments,repr(e)[:200])); continue
        row={}
        for method in ("get","post"):
            s=""
            for role in ROLES:
                c=BrowserClient()
                c.raise_request_exception=False
                u=w.users[role]
                if u: c.force_login(u, backend="django.contrib.auth.backends.ModelBackend")
                try:
                    with transaction.atomic():
                        try: r=getattr(c,method)(url); k=klass(r)
                        except AssertionError as e: k="A"; errs.append((a.name,str(e)[:300]))
                        except BaseException as e: k="E"; errs.append((a.name,role,method,repr(e)[:300]))
                        if k=="500": errs.append((a.name,role,method, repr(getattr(r,'exc_info',None))[:300]))
                        transaction.set_rollback(True)
                finally: pass
                s+=k
            row[method]=s
        out[a.name]=(row["get"],row["post"],url)
    with open("/tmp/h-harness/probe/out.txt","w") as f:
        for k,v in out.items(): f.write(f"{k:70} {v[0]} {v[1]} {v[2]}\n")
        for e in errs: f.write(f"ERR {e}\n")
